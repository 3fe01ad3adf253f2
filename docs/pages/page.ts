/** One page of the site, as Markdown. */
export interface Page {
  /** Where its Markdown goes below the folder of all pages, such as `process-state/clauses.md`. */
  readonly path: string;
  /** As the navigation calls it. */
  readonly title: string;
  readonly markdown: string;
  /** Paths of the pages that stand below it in the navigation, in their order. */
  readonly children?: readonly string[];
}

/** A file that pages show or link to. */
export interface Asset {
  readonly path: string;
  readonly text: string;
}

/** A page as its file: the title and the pages below it stand in front of the Markdown. */
export function fileOf({ path, title, markdown, children = [] }: Page): Asset {
  const below = children.map((child) => `  - ${JSON.stringify(relativePath(path, child))}`);
  return {
    path,
    text: [
      '---',
      `title: ${JSON.stringify(title)}`,
      ...(below.length === 0 ? [] : ['children:', ...below]),
      '---',
      '',
      markdown,
      '',
    ].join('\n'),
  };
}

/** How one page names another: both paths are below the folder of all pages. */
export function relativePath(from: string, to: string): string {
  const up = from.split('/').slice(0, -1);
  const down = to.split('/');
  while (up.length > 0 && up[0] === down[0]) {
    up.shift();
    down.shift();
  }
  return `${up.length === 0 ? './' : '../'.repeat(up.length)}${down.join('/')}`;
}
