/** What a reader sees of Markdown: links are their words, and what was escaped is itself. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<[^>]*>/gu, '')
    .replace(/(?<!\\)\[((?:[^[\]\\]|\\.)*)\]\([^)\s]*\)/gu, '$1')
    .replace(/\\([\\*_[\]{}~#|])/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The targets of all links and pictures of a page. */
export function targetsIn(markdown: string): readonly string[] {
  const withoutCode = markdown.replace(/```[\s\S]*?```/gu, '').replace(/`[^`\n]*`/gu, '');
  return [
    ...[...withoutCode.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = '']) => target),
    ...[...withoutCode.matchAll(/(?:href|src)="([^"]+)"/gu)].map(([, target = '']) => target),
  ];
}

/** The places of a page that links may lead to: its anchors, and its headings as TypeDoc names them. */
export function placesIn(markdown: string): ReadonlySet<string> {
  const anchors = [...markdown.matchAll(/<a id="([^"]+)">/gu)].map(([, id = '']) => id);
  const headings = [...markdown.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replace(/\s/gu, '-'),
  );
  return new Set([...anchors, ...headings]);
}
