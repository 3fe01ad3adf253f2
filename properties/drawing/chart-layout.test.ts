import { describe, expect, test } from 'vitest';
import { layoutOf, type ChartLayout } from './chart-layout.ts';
import { allCharts } from './charts.fixtures.ts';
import { isInside, overlaps, stretchesOf, within, type Named } from './geometry.fixtures.ts';
import { outlineOf } from './outline.ts';
import { NAME_HEIGHT, PADDING } from './state-box.ts';

// Goal: everything can be read: nothing lies over anything else, and nothing is cut off.
// Method: the geometry of every chart that there is; the last tests see that a bad layout would be found out.

/** A page of a repository shows this much without making it smaller. */
const PAGE = 900;
/** Charts that need more, each for a reason. */
const WIDE: Readonly<Record<string, number>> = {
  // A receiver that is fresh, stale or stale without a timer takes transfers alike in all three, side by side.
  'restart-sync/receiver': 1600,
  // Its four roles lead to each other in all directions, and their arrows pass beside those that stand between.
  'selective-replay/control-unit': 1250,
};
/** The narrowest gap that still reads as two things. */
const APART = 2;

const labelsIn = ({ arrows }: ChartLayout): readonly Named[] =>
  arrows.map(({ arrow, label }) => ({ ...label, name: `label of ${arrow.id}` }));

/** What is written in states: a whole box, or of a state that holds others its name and its lines. */
const writtenIn = ({ states }: ChartLayout): readonly Named[] =>
  states.flatMap(({ box, nameX, linesX, ...place }): readonly Named[] => {
    const { state, name, inside } = box;
    if (state.states.length === 0) return [{ ...place, name: `state ${state.path}` }];
    return [
      { x: nameX, y: place.y, width: name.width, height: NAME_HEIGHT, name: `name of ${state.path}` },
      {
        x: linesX,
        y: place.y + NAME_HEIGHT + PADDING,
        width: inside.width,
        height: inside.height,
        name: `lines of ${state.path}`,
      },
    ];
  });

const linesIn = ({ arrows, beginnings }: ChartLayout): readonly Named[] => [
  ...arrows.flatMap(({ arrow, points }) => stretchesOf(`arrow ${arrow.id}`, points)),
  ...beginnings.flatMap(({ points }) => stretchesOf('a beginning', points)),
];

describe.each(allCharts)('%s', (_, machine) => {
  const laidOut = layoutOf(outlineOf(machine));

  test('no label lies over another, over a state, or over an arrow', async () => {
    const layout = await laidOut;
    const labels = labelsIn(layout);
    expect(labels.filter(({ width, height }) => width < 10 || height < 10)).toEqual([]);
    expect(overlaps(labels, labels)).toEqual([]);
    expect(overlaps(labels, writtenIn(layout))).toEqual([]);
    expect(overlaps(linesIn(layout), labels)).toEqual([]);
  });

  test('no label crosses the border of a state that holds others', async () => {
    const layout = await laidOut;
    const frames = layout.states.filter(({ box }) => box.state.states.length > 0);
    const borders = frames.flatMap(({ x, y, width, height, box }) =>
      stretchesOf(`border of ${box.state.path}`, [
        { x, y },
        { x: x + width, y },
        { x: x + width, y: y + height },
        { x, y: y + height },
        { x, y },
      ]),
    );
    expect(overlaps(borders, labelsIn(layout))).toEqual([]);
  });

  test('no state lies over another that does not hold it, and no arrow runs through what is written in one', async () => {
    const layout = await laidOut;
    const written = writtenIn(layout);
    expect(overlaps(written, written)).toEqual([]);
    const inner = written.map((state) => within(state, APART));
    expect(overlaps(linesIn(layout), inner)).toEqual([]);
  });

  test('states stand in the states that hold them, with room for their own words', async () => {
    const layout = await laidOut;
    const { states } = layout;
    for (const { box, ...place } of states) {
      const { state, name, inside } = box;
      for (const words of writtenIn({ ...layout, states: [{ box, ...place }] })) {
        expect(isInside(words, place), words.name).toBe(true);
      }
      for (const child of states.filter((other) => state.states.includes(other.box.state))) {
        expect(isInside(child, place), child.box.state.path).toBe(true);
      }
      if (state.kind === 'history') continue;
      expect(place.width).toBeGreaterThanOrEqual(Math.max(name.width, inside.width) + 2 * PADDING);
      expect(place.height).toBeGreaterThanOrEqual(NAME_HEIGHT + inside.height);
    }
  });

  test('nothing is cut off, and a page is wide enough', async () => {
    const layout = await laidOut;
    const paper = { x: 0, y: 0, width: layout.width, height: layout.height };
    for (const thing of [...labelsIn(layout), ...writtenIn(layout), ...linesIn(layout)]) {
      expect(isInside(thing, paper), thing.name).toBe(true);
    }
    expect(layout.width).toBeLessThanOrEqual(WIDE[machine.id] ?? PAGE);
  });

  test('every arrow begins at the border of its source and ends at the border of its target', async () => {
    const { arrows, states } = await laidOut;
    const placeOf = (path: string): Named | undefined =>
      states.map(({ box, ...place }) => ({ ...place, name: box.state.path })).find(({ name }) => name === path);
    for (const { arrow, points } of arrows) {
      for (const [point, path] of [
        [points[0], arrow.source],
        [points.at(-1), arrow.target],
      ] as const) {
        const place = placeOf(path);
        if (point === undefined || place === undefined) throw new Error(`${arrow.id} has no ends`);
        const { x, y, width, height } = place;
        const isAtBorder =
          [y, y + height].some((edge) => Math.abs(edge - point.y) < 1) ||
          [x, x + width].some((edge) => Math.abs(edge - point.x) < 1);
        expect(isAtBorder && isInside({ ...point, width: 0, height: 0 }, within(place, -1)), arrow.id).toBe(true);
      }
    }
  });
});

describe('a bad layout is found out', () => {
  const box = { name: 'a', x: 0, y: 0, width: 10, height: 10 };

  test('overlaps are seen, touching is none', () => {
    expect(overlaps([box], [{ ...box, name: 'b', x: 9 }])).toEqual(['a over b']);
    expect(overlaps([box], [{ ...box, name: 'b', x: 10 }])).toEqual([]);
    expect(isInside({ ...box, x: 1 }, box)).toBe(false);
  });

  test('a line through a box is seen, one along its border is not', () => {
    const through = stretchesOf('line', [
      { x: -5, y: 5 },
      { x: 20, y: 5 },
    ]);
    expect(overlaps(through, [box])).toEqual(['line over a']);
    const along = stretchesOf('line', [
      { x: -5, y: 0 },
      { x: 20, y: 0 },
    ]);
    expect(overlaps(along, [within(box, APART)])).toEqual([]);
  });
});
