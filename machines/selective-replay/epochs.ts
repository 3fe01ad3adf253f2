/**
 * The lowest epoch above another one that belongs to a unit: unit u of n takes those that are u modulo n. RPL-67, RPL-97
 *
 * @example
 * ownEpochAbove(2, { unit: 1, units: 2 }); // 3
 */
export function ownEpochAbove(
  epoch: number,
  { unit, units }: { readonly unit: number; readonly units: number },
): number {
  const next = epoch + 1;
  return next + ((((unit - next) % units) + units) % units);
}

/** The unit that an epoch belongs to, among so many. RPL-97 */
export function ownerOf(epoch: number, units: number): number {
  return epoch % units;
}
