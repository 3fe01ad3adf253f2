/** The rows that an operating system answers for, by the identifier that it gives them: so that an exit concerns few. PSM-HBT-18 */
export class WatchedProcesses {
  readonly #rows = new Map<number, Set<number>>();
  readonly #osIds = new Map<number, number>();

  /** In ascending order. */
  under(osId: number): readonly number[] {
    return [...(this.#rows.get(osId) ?? [])].sort((a, b) => a - b);
  }

  /** The row is watched under this identifier, and under no other. */
  watch(row: number, osId: number): void {
    if (this.#osIds.get(row) === osId) return;
    this.forget(row);
    this.#osIds.set(row, osId);
    this.#rows.set(osId, (this.#rows.get(osId) ?? new Set()).add(row));
  }

  /** The row is not watched. */
  forget(row: number): void {
    const osId = this.#osIds.get(row);
    if (osId === undefined) return;
    this.#osIds.delete(row);
    const rows = this.#rows.get(osId);
    rows?.delete(row);
    if (rows?.size === 0) this.#rows.delete(osId);
  }
}
