/** A part that cannot be hosted: where the offence is, what was found there, and what to do about it. */
export class HostingError extends Error {
  override readonly name = 'HostingError';
  constructor(
    /** Where: such as `manager > instance "entry A"`. */
    readonly path: string,
    readonly found: string,
    readonly fix: string,
  ) {
    super(`${path}\n  found: ${found}\n  fix:   ${fix}`);
  }
}
