/** A transition that no system of its protocol takes, and why it stands in its chart all the same. */
export interface Unreachable {
  readonly chart: string;
  /** As the report names it. */
  readonly transition: string;
  readonly reason: string;
}
