/** What a title of a test says of clauses. */
export interface CitedInTitle {
  readonly ids: readonly string[];
  /** Brackets that begin with an id, but are no list of ids: taken for a mistake, not for plain text. */
  readonly unreadable: readonly string[];
}

const ID = '[A-Z]+-[A-Z]+-\\d+';
const BRACKETS = new RegExp(`\\[${ID}\\b[^\\]]*\\]?`, 'gu');
const LIST = new RegExp(`^\\[${ID}(?:, ?${ID})*\\]$`, 'u');

/** The clauses that a title cites: `[PSM-REG-5]`, `[PSM-REG-5] [PSM-REG-6]` or `[PSM-REG-5, PSM-REG-6]`. */
export function citedIn(title: string): CitedInTitle {
  const brackets = title.match(BRACKETS) ?? [];
  const ids = brackets.filter((text) => LIST.test(text)).flatMap((text) => text.match(new RegExp(ID, 'gu')) ?? []);
  return { ids: [...new Set(ids)], unreadable: brackets.filter((text) => !LIST.test(text)) };
}
