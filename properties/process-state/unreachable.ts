/** A transition that no system of the protocol takes, and why it stands in its chart all the same. */
export interface Unreachable {
  readonly chart: string;
  /** As the report names it. */
  readonly transition: string;
  readonly reason: string;
}

/** None: the quick scopes together take every transition. */
export const unreachable: readonly Unreachable[] = [];
