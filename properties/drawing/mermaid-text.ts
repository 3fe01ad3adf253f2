/** What Mermaid would take for its own signs, as the entities that it offers instead. */
const SIGNS: Readonly<Record<string, string>> = {
  '#': '#35;',
  ';': '#59;',
  ':': '#58;',
  '<': '#lt;',
  '>': '#gt;',
  '"': '#quot;',
  '%': '#37;',
  '&': '#amp;',
};

/** Text as it may stand in a label, on one line. */
export function mermaidText(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[#;:<>"%&]/gu, (sign) => SIGNS[sign] ?? sign);
}

/** Several lines in one label. */
export function mermaidLines(lines: readonly string[]): string {
  return lines.map(mermaidText).join('<br/>');
}

/** What stands above a diagram. */
export function mermaidTitle(title: string): readonly string[] {
  return ['---', `title: ${JSON.stringify(title)}`, '---'];
}
