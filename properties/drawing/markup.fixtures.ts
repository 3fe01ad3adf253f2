/** An element of an SVG document as a test reads it. */
export interface Read {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text in it, tooltips and styles apart, pieces joined by spaces. */
  readonly text: string;
  /** Its own tooltip. */
  readonly tooltip: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  pieces: string[];
  tooltip: string;
}

/** Reads a document strictly: what is not well-formed XML of the kind that we write is an error. */
export function readSvg(svg: string): readonly Read[] {
  const stack: Open[] = [];
  const read: Read[] = [];
  let at = 0;
  const close = (): void => {
    const { name, attributes, pieces, tooltip } = stack.pop() as Open;
    const text = pieces.join(' ').replaceAll('\u00A0', ' ').trim();
    const parent = stack.at(-1);
    if (name === 'title' && parent !== undefined) parent.tooltip = text;
    else if (name !== 'style' && name !== 'desc') parent?.pieces.push(...pieces);
    read.push({ name, attributes, text, tooltip });
  };
  const token = /<(\/?)([a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>|[^<]+/gy;
  while (at < svg.length) {
    token.lastIndex = at;
    const found = token.exec(svg);
    if (found === null) throw new Error(`not well-formed: ${svg.slice(at, at + 80)}`);
    const [whole, end, name, attributes = '', empty] = found;
    at = token.lastIndex;
    if (name === undefined) {
      if (whole.trim() !== '') stack.at(-1)?.pieces.push(unescaped(whole));
      continue;
    }
    if (end === '/') {
      if (stack.at(-1)?.name !== name) throw new Error(`</${name}> closes <${stack.at(-1)?.name ?? ''}>`);
      close();
      continue;
    }
    stack.push({ name, attributes: attributesOf(attributes), pieces: [], tooltip: '' });
    if (empty === '/') close();
  }
  if (stack.length > 0) throw new Error(`<${stack.at(-1)?.name ?? ''}> is not closed`);
  return read;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/gu)].map(
      ([, key = '', value = '']) => [key, unescaped(value)] as const,
    ),
  );
}

function unescaped(text: string): string {
  return text.replace(/&([^;]{0,6});?/gu, (entity, name: string) => {
    const sign = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }[name];
    if (sign === undefined || !entity.endsWith(';')) throw new Error(`not well-formed: ${entity}`);
    return sign;
  });
}
