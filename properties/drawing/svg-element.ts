type Value = string | number | undefined;

/** An element of SVG, written out. Children are markup already; text goes through `escaped` first. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? numberText(value) : (value ?? ''))}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Text as it may stand in an element or in quotes. What XML cannot hold at all becomes the sign for the unknown. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The tooltip of the element that it stands in; nothing to say is no tooltip. */
export function tooltip(lines: readonly (string | undefined)[]): readonly string[] {
  const said = lines.filter((line) => line !== undefined && line !== '');
  return said.length === 0 ? [] : [element('title', {}, [escaped(said.join('\n'))])];
}

/** A tenth of a pixel is finer than anybody sees, and the same wherever it is computed. */
export function numberText(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}
