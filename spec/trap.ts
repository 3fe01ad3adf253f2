/** A sequence of events that breaks a naive implementation, and the clauses and properties that stand against it. */
export interface Trap {
  readonly id: string;
  readonly events: string;
  /** What goes wrong where nothing guards against it. */
  readonly wrong: string;
  /** Clauses such as `PSM-REG-8`, safety properties such as `S-PSM-1`, liveness properties such as `L-PSM-4`. */
  readonly guardedBy: readonly string[];
  readonly note?: string;
}
