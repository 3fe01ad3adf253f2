import { element, escaped } from './svg-element.ts';
import { textMarkup } from './svg-text.ts';
import { stylesheet } from './stylesheet.ts';
import type { TextBlock } from './text-block.ts';

/** From the border of the paper to what is on it. */
export const PAPER_MARGIN = 24;

/** A picture on paper of its own, so that it can be read on any page. */
export interface Picture {
  /** What it is called by those who cannot see it, and what it shows. */
  readonly title: string;
  readonly description: string;
  /** Stands above it. */
  readonly heading: TextBlock;
  readonly width: number;
  readonly height: number;
  /** Markup with its origin at the upper left of the picture, below the heading. */
  readonly content: string;
  /** Stands below it. */
  readonly footer?: TextBlock;
}

/** Room between the heading and the picture, and between the picture and what stands below. */
const GAP = 16;

/** The picture as a whole SVG document that needs nothing from outside. */
export function svgDocument({ title, description, heading, width, height, content, footer }: Picture): string {
  const inner = Math.max(width, heading.width, footer?.width ?? 0);
  const top = PAPER_MARGIN + heading.height + GAP;
  const bottom = top + height + (footer === undefined ? 0 : GAP);
  const size = {
    width: Math.ceil(inner + 2 * PAPER_MARGIN),
    height: Math.ceil(bottom + (footer?.height ?? 0) + PAPER_MARGIN),
  };
  // Without it a narrow chart under a wide heading would cling to the left.
  const left = PAPER_MARGIN + Math.floor((inner - width) / 2);
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-labelledby': 'title description',
    },
    [
      element('title', { id: 'title' }, [escaped(title)]),
      element('desc', { id: 'description' }, [escaped(description)]),
      element('style', {}, [stylesheet()]),
      element('rect', { class: 'paper', x: 0.5, y: 0.5, width: size.width - 1, height: size.height - 1, rx: 8 }),
      textMarkup(heading, PAPER_MARGIN, PAPER_MARGIN),
      element('g', { transform: `translate(${left} ${top})` }, ['\n', content, '\n']),
      ...(footer === undefined ? [] : [textMarkup(footer, PAPER_MARGIN, bottom)]),
    ],
  )}\n`;
}
