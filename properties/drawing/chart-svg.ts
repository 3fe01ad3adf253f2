import type { AnyStateMachine } from 'xstate';
import { arrowMarkup } from './arrow-path.ts';
import { layoutOf, type ChartLayout, type PlacedArrow, type PlacedState } from './chart-layout.ts';
import { outlineOf, type Outline, type OutlineState, type OutlineTransition } from './outline.ts';
import { svgDocument } from './picture.ts';
import { NAME_HEIGHT, PADDING } from './state-box.ts';
import { element, tooltip } from './svg-element.ts';
import { groupedMarkup, textMarkup } from './svg-text.ts';
import { plain, textBlock } from './text-block.ts';
import { REENTERS, transitionText } from './transition-label.ts';

/** As wide as a page gives it, and no wider than the lines of its heading can be read. */
const HEADING_WIDTH = 640;

/**
 * A chart as an SVG document: its states in each other, an arrow with its events wherever a transition leads from one state
 * to another, and in each state's box what happens there without leaving it. Descriptions and clauses are tooltips.
 *
 * The same chart gives the same bytes. The document needs no font or file from outside, and suits light and dark pages.
 *
 * @example
 * ```ts
 * writeFileSync('entry.svg', await chartSvg(entry));
 * ```
 */
export async function chartSvg(machine: AnyStateMachine): Promise<string> {
  const outline = outlineOf(machine);
  const layout = await layoutOf(outline);
  const { root, transitions } = outline;
  const words = root.description === undefined ? [] : [plain(root.description, 'quiet')];
  const reenters = transitions.some((transition) => transition.reenters && isLoop(transition));
  return svgDocument({
    title: `The chart ${outline.id}`,
    description: inWords(outline),
    heading: textBlock([plain(outline.id, 'heading'), ...words], Math.max(HEADING_WIDTH, layout.width)),
    width: layout.width,
    height: layout.height,
    content: contentOf(layout, outline).join('\n'),
    ...(reenters && {
      footer: textBlock(
        [plain(`${REENTERS} leaves its state and enters it again, so that its timers start anew.`, 'quiet')],
        Infinity,
      ),
    }),
  });
}

function isLoop({ source, targets }: OutlineTransition): boolean {
  return targets.length === 1 && targets[0] === source;
}

function contentOf(layout: ChartLayout, outline: Outline): readonly string[] {
  const byId = new Map(outline.transitions.map((transition) => [transition.id, transition]));
  const ofTransition = (id: string, markup: string): string =>
    element('g', { class: 'transition', 'data-transition': id }, [...wordsOn(byId.get(id)), markup]);
  return [
    ...layout.states.map((placed) => stateMarkup(placed, outline, ofTransition)),
    ...layout.arrows.map(({ arrow, points }) =>
      element('g', { 'data-source': arrow.source, 'data-target': arrow.target }, [
        ...tooltip(arrow.transitions.map((transition) => transitionText(transition, true))),
        arrowMarkup(points),
      ]),
    ),
    ...layout.beginnings.map(({ dot, points }) => {
      const radius = dot.width / 2;
      const circle = element('circle', { class: 'dot', cx: dot.x + radius, cy: dot.y + radius, r: radius });
      return element('g', {}, [...tooltip(['Here it begins.']), circle, arrowMarkup(points)]);
    }),
    ...layout.arrows.map(({ label }: PlacedArrow) => groupedMarkup(label.block, label.x, label.y, ofTransition)),
  ];
}

function stateMarkup(
  placed: PlacedState,
  outline: Outline,
  ofTransition: (id: string, markup: string) => string,
): string {
  const { box, x, y, width, height, nameX, linesX } = placed;
  const { state, name, inside } = box;
  const words = [...tooltip([state.description, clausesText(state.clauses)])];
  if (state.kind === 'history') {
    const [middle, centre] = [x + width / 2, y + height / 2];
    const letter = textBlock([plain('H', 'name')], Infinity);
    return element('g', { class: 'state', 'data-state': state.path }, [
      ...words,
      element('circle', { class: 'box', cx: middle, cy: centre, r: width / 2 }),
      textMarkup(letter, middle - letter.width / 2, centre - letter.height / 2),
    ]);
  }
  const style = isRegion(state, outline) ? 'region' : state.states.length > 0 ? 'frame' : 'box';
  const isLeaf = state.states.length === 0 && inside.height === 0;
  const top = isLeaf ? y + (height - name.height) / 2 : y + (NAME_HEIGHT - name.height) / 2;
  return element('g', { class: 'state', 'data-state': state.path }, [
    ...words,
    element('rect', { class: style, x, y, width, height, rx: 8 }),
    ...(state.kind === 'final'
      ? [element('rect', { class: 'box', x: x + 3, y: y + 3, width: width - 6, height: height - 6, rx: 6 })]
      : []),
    ...(isLeaf ? [] : [element('path', { class: 'line', d: `M${x} ${y + NAME_HEIGHT}H${x + width}` })]),
    textMarkup(name, isLeaf ? x + (width - name.width) / 2 : nameX, top),
    groupedMarkup(inside, linesX, y + NAME_HEIGHT + PADDING - 2, ofTransition),
  ]);
}

function isRegion({ path }: OutlineState, { root }: Outline): boolean {
  const parent = path.split('.').slice(0, -1);
  const node = parent.reduce<OutlineState | undefined>(
    (at, key) => at?.states.find((state) => state.path.split('.').at(-1) === key),
    root,
  );
  return path !== '' && node?.kind === 'parallel';
}

function wordsOn(transition: OutlineTransition | undefined): readonly string[] {
  return transition === undefined ? [] : tooltip([transition.description, clausesText(transition.clauses)]);
}

function clausesText(clauses: readonly string[]): string | undefined {
  return clauses.length === 0 ? undefined : clauses.join(', ');
}

/** The chart for those who cannot see it: each transition that leads somewhere, in the order of the chart. */
function inWords({ root, transitions }: Outline): string {
  const leading = transitions
    .filter((transition) => transition.targets.length > 0 && !isLoop(transition))
    .map(
      (transition) =>
        `From ${transition.source || root.name} to ${transition.targets.join(', ')}: ${transitionText(transition, true)}.`,
    );
  return [root.description, root.initial === undefined ? undefined : `It begins in ${root.initial}.`, ...leading]
    .filter((line) => line !== undefined)
    .join('\n');
}
