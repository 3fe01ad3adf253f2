/** What a title of a test says of clauses. */
export interface CitedInTitle {
  readonly ids: readonly string[];
  /** Brackets that begin with an id, but are no list of ids: taken for a mistake, not for plain text. */
  readonly unreadable: readonly string[];
}

/** A family of two words, such as `PSM-REG`: no other text in brackets looks like it. */
const FAMILY = '[A-Z]+-[A-Z]+';

/**
 * The clauses that a title cites: `[PSM-REG-5]`, `[PSM-REG-5] [PSM-REG-6]` or `[PSM-REG-5, PSM-REG-6]`.
 *
 * @param families those of one word, such as `SYNC`, which must be known: `[UTF-8]` is no clause
 */
export function citedIn(title: string, families: readonly string[] = []): CitedInTitle {
  const id = `(?:${[FAMILY, ...families].join('|')})-\\d+`;
  const isList = new RegExp(`^\\[${id}(?:, ?${id})*\\]$`, 'u');
  const brackets = title.match(new RegExp(`\\[${id}\\b[^\\]]*\\]?`, 'gu')) ?? [];
  const ids = brackets.filter((text) => isList.test(text)).flatMap((text) => text.match(new RegExp(id, 'gu')) ?? []);
  return { ids: [...new Set(ids)], unreadable: brackets.filter((text) => !isList.test(text)) };
}

/** The families of one word among the ids of clauses: `SYNC` for `SYNC-5`. */
export function familiesOfOneWord(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.flatMap((id) => /^([A-Z]+)-\d+$/u.exec(id)?.[1] ?? []))];
}
