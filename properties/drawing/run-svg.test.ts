import { describe, expect, test } from 'vitest';
import { isInside, overlaps, type Named } from './geometry.fixtures.ts';
import { readSvg } from './markup.fixtures.ts';
import { endings, everything, longRun, violated } from './runs.fixtures.ts';
import { layoutOfRun } from './run-layout.ts';
import { runSvg } from './run-svg.ts';

// Goal: who sent what to whom, what became of it and what is wrong in the end can be seen at a glance.
// Method: runs made by hand in which everything happens, and a run of the checker's own.

const stepsOf = (svg: string) =>
  readSvg(svg).flatMap(({ attributes, text }) =>
    attributes['data-step'] === undefined ? [] : [{ label: attributes['data-step'], text: text.replace(/\s+/gu, ' ') }],
  );

test('every kind of step has its words', () => {
  expect(stepsOf(runSvg(everything)).map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "1 is told Start from outside process: idle → on.registering",
      "2 RegisterRequest · sent in step 1 {name: T, token: 1} manager.T: unseen → alive record.nextPid: 1 → 2 sends Birth {name: T} to P, Q sends Alarm to the outside",
      "3 RegisterReply · sent in step 2 {token: 1, key: {epoch: 1, pid: 1, incarnation: 1}} process: on.registering → on.running process.key: null → {epoch: 1, pid: 1, incarnation: 1} os.watch.watched: [] → [T]",
      "4-5 2 ticks",
      "6 heartbeatPeriod ends",
      "7 Heartbeat (stays) · sent in step 6 {key: {epoch: 1, pid: 1, incarnation: 1}}",
      "8 Heartbeat is lost · sent in step 6 {key: {epoch: 1, pid: 1, incarnation: 1}}",
      "9 card crashes",
      "10 one tick",
      "11 countPeriod of T ends manager.T.counter: 0 → 1",
      "12 record chooses replay",
      "13 the link bus is cut",
      "14 T restarts sends RegisterRequest {name: T, token: 2} to manager",
      "15 the link bus heals",
      "16 spare crashes",
      "17 T is removed for good",
      "18 one tick of card",
    ]
  `);
});

test('a name is above each lifeline, and what is violated stands at the end, with its clauses', () => {
  const elements = readSvg(runSvg(everything));
  expect(elements.filter(({ attributes }) => attributes.class === 'part').map(({ text }) => text)).toEqual([
    'T',
    'manager',
    'P',
    'os',
  ]);
  expect(elements.find(({ attributes }) => attributes.class === 'end')?.text).toBe(
    'Violated A <key> & its "double" S-PSM-1, PSM-KEY-2 The last state breaks it. At the start: P sends RegisterRequest {name: P, token: 1} to manager',
  );
});

test('a run that breaks nothing any more says so', () => {
  const elements = readSvg(runSvg({ ...everything, ending: 'not violated' }));
  expect(elements.find(({ attributes }) => attributes.class === 'end')?.text).toMatch(
    /^Not violated by this run A <key>/u,
  );
});

test('a run that is told for what it shows says that, and raises no alarm', () => {
  const elements = readSvg(runSvg({ ...everything, ending: 'told' }));
  expect(elements.find(({ attributes }) => attributes.class === 'end')?.text).toMatch(
    /^What this run shows A <key> & its "double" S-PSM-1, PSM-KEY-2 At the start/u,
  );
  expect(elements.map(({ attributes }) => attributes.class)).not.toContain('note broken');
});

test('a lifeline is broken from a crash to the restart', () => {
  const { stretches, columns, rows } = layoutOfRun(everything);
  const lineOf = (label: string): number => rows.find(({ scripted }) => scripted.row.label === label)?.line ?? 0;
  const ofT = stretches.filter(({ x }) => x === columns[0]?.x);
  expect(ofT.map(({ isUp }) => isUp)).toEqual([true, false, true, false]);
  expect(ofT.map(({ top }) => top).slice(1)).toEqual(['9', '14', '17'].map(lineOf));
  expect(stretches.filter(({ isUp }) => !isUp)).toHaveLength(3);
});

test('who ends by itself is seen to go, and who is told of it to learn it', () => {
  expect(stepsOf(runSvg(endings)).map(({ text }) => text)).toEqual([
    '1 is told Stop from outside {why: enough} sends Bye to P',
    'T ends',
    'told that T is down',
    '2 T restarts',
    'T ends',
    'told that T is down os.watch.known: [T] → [] sends Report to P',
    '3 P restarts',
  ]);
  const { stretches, columns } = layoutOfRun(endings);
  const upsOf = (part: string): readonly boolean[] => {
    const x = columns.find((column) => column.part === part)?.x;
    return stretches.filter((stretch) => stretch.x === x).map(({ isUp }) => isUp);
  };
  expect([upsOf('T'), upsOf('P'), upsOf('os')]).toEqual([[true, false, true, false], [false, true], [true]]);
});

test('a lost message ends before it arrives', () => {
  const { rows, columns } = layoutOfRun(everything);
  const lost = rows.find(({ scripted }) => scripted.row.label === '8');
  const [from, aim] = [columns[0]?.x ?? 0, columns[1]?.x ?? 0];
  expect(lost?.to).toBeGreaterThan(from);
  expect(lost?.to).toBeLessThan(aim - 20);
});

test('no step at all is a picture too', () => {
  const nothing = { ...everything, counterexample: { ...everything.counterexample, started: [], steps: [] } };
  expect(readSvg(runSvg(nothing)).find(({ attributes }) => attributes.class === 'end')?.text).toContain('Violated');
});

describe.each([
  ['everything', everything],
  ['endings', endings],
  ['25 steps', longRun],
  ['a run of the checker', violated],
] as const)('%s', (_, drawn) => {
  const layout = layoutOfRun(drawn);
  const boxes: readonly Named[] = layout.rows.flatMap(({ scripted, number, label, note }) => [
    ...(number === undefined ? [] : [{ ...number, name: `number ${scripted.row.label}` }]),
    ...(label === undefined ? [] : [{ ...label, name: `label ${scripted.row.label}` }]),
    ...(note === undefined ? [] : [{ ...note, name: `note ${scripted.row.label}` }]),
  ]);

  test('no label or note lies over another, and nothing is cut off', () => {
    expect(overlaps(boxes, [...boxes, { ...layout.end, name: 'the end' }])).toEqual([]);
    const paper = { x: 0, y: 0, width: layout.width, height: layout.height };
    for (const box of boxes) expect(isInside(box, paper), box.name).toBe(true);
    for (const { block, width, name } of boxes.map((box) => ({ block: { width: 0 }, ...box })))
      expect(block.width, name).toBeLessThanOrEqual(width);
  });

  test('no note lies over a lifeline', () => {
    const lifelines = layout.columns.map(({ part, x }) => ({ name: part, x, y: 0, width: 0, height: layout.end.y }));
    expect(
      overlaps(
        boxes.filter(({ name }) => name.startsWith('note')),
        lifelines,
      ),
    ).toEqual([]);
  });

  test('it fits a page', () => {
    expect(layout.width).toBeLessThanOrEqual(852);
  });

  test('the same run gives the same bytes', () => {
    expect(runSvg(structuredClone(drawn))).toBe(runSvg(drawn));
  });
});

test('every step of a long run is told', () => {
  const labels = stepsOf(runSvg(longRun)).map(({ label }) => label);
  expect(labels).toHaveLength(longRun.counterexample.steps.length);
  expect(new Set(labels).size).toBe(labels.length);
});
