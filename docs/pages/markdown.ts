/**
 * Words that are no Markdown and become it: what stands in backticks stays code, all else is shown as it is written, after
 * `between` has made of it what it likes.
 */
export function words(text: string, between: (markdown: string) => string = (markdown) => markdown): string {
  return text
    .split(/(`[^`]+`)/u)
    .map((piece, at) => (at % 2 === 1 ? piece : between(escaped(piece))))
    .join('');
}

/** A name as code, whatever it contains. */
export function code(text: string): string {
  return text.includes('`') ? `<code>${escaped(text)}</code>` : `\`${text}\``;
}

/** A place that links lead to. */
export function anchor(id: string): string {
  return `<a id="${id}"></a>`;
}

/** A name in small letters, digits and dashes: the form of an anchor and of a file. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}

/** A link whose words are Markdown already. */
export function link(markdown: string, target: string): string {
  return `[${markdown}](${target})`;
}

export function heading(level: number, markdown: string): string {
  return `${'#'.repeat(level)} ${markdown}`;
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n');
}

/**
 * A table whose cells are Markdown of one line; a bar in a cell is no border, not even inside code. Columns of numbers stand
 * to the right.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  const isOfNumbers = (at: number): boolean => rows.every((row) => /^[\d,]+$/u.test(row[at] ?? ''));
  return [line(head), line(head.map((_, at) => (isOfNumbers(at) ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

/** What is shown when it is asked for. */
export function folded(summary: string, markdown: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${markdown}\n\n</details>`;
}

/** A picture that is no wider than the page, is fetched when it comes into sight, and is seen alone by a click. */
export function picture(path: string, alternative: string): string {
  const source = escaped(path);
  return `<a href="${source}"><img src="${source}" alt="${attribute(alternative)}" loading="lazy" class="drawing"></a>`;
}

/** Blocks of Markdown with an empty line between them; those that are left out are undefined. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function cell(markdown: string): string {
  return markdown.replace(/\n+/gu, '<br>').replace(/\\?\|/gu, '\\|');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\*_[\]{}~#]/gu, '\\$&');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
