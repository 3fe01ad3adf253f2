import { STYLES, type Style } from './text-block.ts';

/** Arial and Liberation Sans are as wide as Helvetica, so that what was measured fits. */
const FONTS = "Helvetica,Arial,'Liberation Sans',sans-serif";

interface Colours {
  readonly paper: string;
  readonly edge: string;
  readonly box: string;
  readonly frame: string;
  readonly line: string;
  readonly faint: string;
  readonly alarm: string;
  readonly wash: string;
  readonly text: Readonly<Record<Style, string>>;
}

const LIGHT: Colours = {
  paper: '#ffffff',
  edge: '#d1d9e0',
  box: '#f3f7fc',
  frame: '#fbfcfe',
  line: '#4b5b6e',
  faint: '#a9b4c0',
  alarm: '#c62828',
  wash: '#fdf3f2',
  text: {
    heading: '#1b2430',
    name: '#1b2430',
    event: '#0b4f9e',
    guard: '#7a3e00',
    action: '#4a5563',
    quiet: '#66717e',
    message: '#0b4f9e',
    alarm: '#b3261e',
    number: '#7b8794',
  },
};

const DARK: Colours = {
  paper: '#0d1117',
  edge: '#30363d',
  box: '#18202b',
  frame: '#111823',
  line: '#9aa7b5',
  faint: '#4d5866',
  alarm: '#ff7b72',
  wash: '#2a1618',
  text: {
    heading: '#f0f4f8',
    name: '#f0f4f8',
    event: '#79b8ff',
    guard: '#f0b37e',
    action: '#b4bfcb',
    quiet: '#93a0ad',
    message: '#79b8ff',
    alarm: '#ff8a80',
    number: '#7d8896',
  },
};

/** The stylesheet of every picture: light by itself, dark where the reader prefers it. The paper is always its own. */
export function stylesheet(): string {
  const sizes = Object.entries(STYLES).map(
    ([style, { size, weight }]) => `.${style}{font-size:${size}px;font-weight:${weight === 'bold' ? 700 : 400}}`,
  );
  return [
    `text{font-family:${FONTS};white-space:pre}`,
    ...sizes,
    '.box,.frame,.region,.line,.time,.life,.note{stroke-width:1.2;fill:none}',
    '.arrow{stroke-width:1.4;fill:none;stroke-linejoin:round}',
    '.region{stroke-dasharray:6 4}',
    '.time{stroke-dasharray:1 5;stroke-linecap:round}',
    '.cross{stroke-width:2.2;fill:none;stroke-linecap:round}',
    '.kept{stroke-dasharray:7 4}.lost{stroke-dasharray:3 4}',
    ...colourRules(LIGHT),
    `@media (prefers-color-scheme:dark){${colourRules(DARK).join('')}}`,
  ].join('');
}

function colourRules({ paper, edge, box, frame, line, faint, alarm, wash, text }: Colours): readonly string[] {
  return [
    `.paper{fill:${paper};stroke:${edge}}`,
    `.box{fill:${box};stroke:${line}}`,
    `.frame,.region{fill:${frame};stroke:${line}}`,
    `.line{stroke:${faint}}.time,.life{stroke:${faint}}`,
    `.arrow,.cross{stroke:${line}}.head,.dot{fill:${line}}`,
    `.note{fill:${frame};stroke:${faint}}.blank{fill:${paper}}`,
    `.down{stroke:${alarm}}.broken{fill:${wash};stroke:${alarm}}`,
    ...Object.entries(text).map(([style, colour]) => `.${style}{fill:${colour}}`),
  ];
}
