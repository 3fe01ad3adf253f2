import { castOf, sentence } from '../telling/step-words.ts';
import { arrowMarkup } from './arrow-path.ts';
import { svgDocument } from './picture.ts';
import { NAME_PADDING, type Column } from './run-columns.ts';
import { END_PADDING, layoutOfRun, NAMES_HEIGHT, type RunLayout, type Stretch } from './run-layout.ts';
import { isLost, NOTE_PADDING, type PlacedRow } from './run-rows.ts';
import { ENDING_WORDS, type DrawnRun, type RunEnding } from './run-script.ts';
import { element } from './svg-element.ts';
import { textMarkup } from './svg-text.ts';
import { plain, textBlock } from './text-block.ts';

/** Half the size of the cross where a message or a part is lost. */
const CROSS = 5.5;

/**
 * A run as a message-sequence diagram in SVG: a lifeline for each part, an arrow for each message that is taken or lost, with
 * what it says and when it was sent; crashes, restarts, timers and the passing of time; what changed in small notes; and at
 * the end the sentence that is violated.
 *
 * The same run gives the same bytes. The document needs no font or file from outside, and suits light and dark pages.
 */
export function runSvg(run: DrawnRun): string {
  const layout = layoutOfRun(run);
  return svgDocument({
    title: run.title,
    description: inWords(run),
    heading: textBlock([plain(run.title, 'heading')], Math.max(layout.width, 560)),
    width: layout.width,
    height: layout.height,
    content: contentOf(layout, run.ending ?? 'violated').join('\n'),
  });
}

function contentOf({ columns, stretches, rows, end }: RunLayout, ending: RunEnding): readonly string[] {
  return [
    ...stretches.map(stretchMarkup),
    ...columns.map(nameMarkup),
    ...rows.map((row) => rowMarkup(row, columns)),
    element('g', { class: 'end' }, [
      element('rect', {
        class: ending === 'violated' ? 'note broken' : 'note',
        ...{ x: end.x + 0.5, y: end.y, width: end.width - 1, height: end.height, rx: 6 },
      }),
      textMarkup(end.block, end.x + END_PADDING, end.y + END_PADDING),
    ]),
  ];
}

function stretchMarkup({ x, top, bottom, isUp }: Stretch): string {
  return element('path', { class: isUp ? 'life' : 'life time', d: `M${x} ${top}V${bottom}` });
}

function nameMarkup({ part, x, name }: Column): string {
  const width = name.width + 2 * NAME_PADDING;
  return element('g', { class: 'part', 'data-part': part }, [
    element('rect', { class: 'box', x: x - width / 2, y: 0.5, width, height: NAMES_HEIGHT, rx: 6 }),
    textMarkup(name, x - name.width / 2, (NAMES_HEIGHT - name.height) / 2 + 0.5),
  ]);
}

function rowMarkup(placed: PlacedRow, columns: readonly Column[]): string {
  const { scripted, number, label, note } = placed;
  return element('g', { class: 'step', 'data-step': scripted.row.label }, [
    ...(number === undefined ? [] : [textMarkup(number.block, number.x, number.y)]),
    lineMarkup(placed, columns),
    ...(label === undefined ? [] : [paperMarkup(label), textMarkup(label.block, label.x, label.y)]),
    ...(note === undefined
      ? []
      : [
          element('rect', { class: 'note', x: note.x, y: note.y, width: note.width, height: note.height, rx: 4 }),
          textMarkup(note.block, note.x + NOTE_PADDING, note.y + NOTE_PADDING - 1),
        ]),
  ]);
}

/** Lifelines pass behind what is written over them. */
function paperMarkup({ x, y, width, height }: NonNullable<PlacedRow['label']>): string {
  return element('rect', { class: 'blank', x: x - 4, y, width: width + 8, height });
}

function lineMarkup({ scripted, line, from, to }: PlacedRow, columns: readonly Column[]): string {
  const { row } = scripted;
  switch (row.kind) {
    case 'arrow': {
      if (!isLost(row))
        return arrowMarkup(
          [
            { x: from, y: line },
            { x: to, y: line },
          ],
          row.end === 'kept' ? 'arrow kept' : 'arrow',
        );
      return element('path', { class: 'arrow lost', d: `M${from} ${line}H${to}` }) + crossMarkup(to, line);
    }
    case 'across':
      return element('path', { class: row.line === 'time' ? 'time' : 'line', d: `M${from} ${line}H${to}` });
    case 'note':
      return element('circle', { class: 'dot', cx: from, cy: line, r: 4 });
    default:
      return row.parts
        .map((part) => columns.find((column) => column.part === part)?.x ?? from)
        .map((x) =>
          row.kind === 'down' ? crossMarkup(x, line) : element('circle', { class: 'box', cx: x, cy: line, r: CROSS }),
        )
        .join('');
  }
}

function crossMarkup(x: number, y: number): string {
  const d = `M${x - CROSS} ${y - CROSS}l${2 * CROSS} ${2 * CROSS}m0 ${-2 * CROSS}l${-2 * CROSS} ${2 * CROSS}`;
  return element('path', { class: 'cross down', d });
}

/** The run for those who cannot see it: a sentence for each step. */
function inWords({ property, counterexample, ending = 'violated' }: DrawnRun): string {
  const { steps } = counterexample;
  const cast = castOf(
    steps.map(({ step }) => step),
    steps.flatMap(({ changes }) => changes),
  );
  return [
    ...steps.map(({ step, changes, ended }, at) => `${at + 1}. ${sentence(step, cast, changes, ended)}.`),
    `${ENDING_WORDS[ending]}: ${property}.`,
  ].join('\n');
}
