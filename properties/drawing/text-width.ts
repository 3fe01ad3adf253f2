/**
 * Advance widths of Helvetica in thousandths of the size, from space to tilde. Arial and Liberation Sans have the same, so
 * that what is measured here is what nearly every browser draws; elsewhere `textLength` holds a text to its room.
 */
const REGULAR = widthsOf(
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 ' +
    '1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 ' +
    '333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584',
);
const BOLD = widthsOf(
  '278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 ' +
    '975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 ' +
    '333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584',
);

/** Keeps two words together on a line, and is as wide as a space. */
export const NO_BREAK = '\u00A0';

/** A letter of another alphabet, generously; arrows, dots and ideographs take a square. */
const OTHER_LETTER = 700;
const SQUARE = 1000;

export type Weight = 'regular' | 'bold';

/** How wide a text stands, in the unit of the size. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  const widths = weight === 'bold' ? BOLD : REGULAR;
  let thousandths = 0;
  for (const character of text.replaceAll(NO_BREAK, ' ')) {
    const code = character.codePointAt(0) ?? 0;
    thousandths += widths[code - 32] ?? (code < 0x2000 ? OTHER_LETTER : SQUARE);
  }
  return (thousandths * size) / 1000;
}

function widthsOf(list: string): readonly number[] {
  return list.split(' ').map(Number);
}
