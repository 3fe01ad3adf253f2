/**
 * What a deployment of a protocol may choose. The texts of the clauses name an option with the prefix of the protocol:
 * `psm.remote.limit` for `remote.limit` of the process state manager.
 */
export interface Option {
  readonly name: string;
  /** The named values with the default first, or the kind of number. */
  readonly values:
    | readonly (string | boolean)[]
    | 'positive integer'
    | 'non-negative integer'
    | 'none or positive integer'
    | 'from 0 to 1';
  readonly default: string | boolean | number;
  /** What a number counts. */
  readonly unit?: 'ticks' | 'counts';
  readonly source: string;
  /** The clauses that it switches or gives a number to. */
  readonly clauses: readonly string[];
  /** Whether the charts read it. Where they do not, it stays at its default, and the clause of its other value waits. */
  readonly built: boolean;
  /** Why it is not built, where all its clauses hold of its default and none of them waits. */
  readonly because?: string;
  /**
   * `host` where it is chosen outside the charts, by what runs them: the checker tries every order of what may happen at once, and
   * knows no memory. Default: `chart`.
   */
  readonly chosenBy?: 'chart' | 'host';
}
