/** How binding a clause is: MUST and SHOULD as written, MAY behind a named option. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/**
 * One numbered sentence of a protocol's specification. Ids never change meaning; charts, properties and tests cite them.
 */
export interface Clause {
  /** Family and number, such as `PSM-REG-5`. */
  readonly id: string;
  readonly level: Level;
  /** The sentence itself, in this project's own words. */
  readonly text: string;
  /** Title and paragraph of the document it rests on, or `inferred:` with the reason why the gap is closed this way. */
  readonly source: string;
  /** The option that switches it, for a clause of level MAY. */
  readonly option?: string;
}

/** A clause that is specified but not yet built, and what it waits for. */
export interface Waiting {
  readonly clause: string;
  readonly reason: string;
}
