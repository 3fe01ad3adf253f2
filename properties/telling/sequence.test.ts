import { describe, expect, test } from 'vitest';
import { run, tick } from './run.fixtures.ts';
import { sequence } from './sequence.ts';

// Goal: who talked to whom, and who was down, can be seen at a glance, in a hundred columns.
// Method: runs made by hand; what is drawn here has been looked at.

test('every kind of step has its mark', () => {
  expect(sequence({ steps: run }, ['T', 'manager', 'P', 'Q', 'os'])).toMatchInlineSnapshot(`
    "      T                      manager                     P              os
       1  |<-- Start (outside)      |                        |               |
       2  |----RegisterRequest----->|                        |               |
       3  |<-----RegisterReply------|                        |               |
     4-5  . . . . . . . . . . . . . . . 2 ticks . . . . . . . . . . . . . . .
       6  |* heartbeatPeriod ends   |                        |               |
       7  |===Heartbeat (stays)====>|                        |               |
       8  |------Heartbeat-------x  |                        |               |
       9  X                         |                        X card crashes  |
      10  . . . . . . . . . . . . . . . one tick . . . . . . . . . . . . . . .
      11                            |* countPeriod of T ends                 |
      12                            |* record chooses replay                 |
      13  ~~~~~~~~~~~~~~~~~~~~~~~ the link bus is cut ~~~~~~~~~~~~~~~~~~~~~~~~
      14  O T restarts              |                                        |
      15  ~~~~~~~~~~~~~~~~~~~~~~~~ the link bus heals ~~~~~~~~~~~~~~~~~~~~~~~~
      16  ~~~~~~~~~~~~~~~~~~~~~~~~~~ spare crashes ~~~~~~~~~~~~~~~~~~~~~~~~~~~
      17  X T is removed for good   |                                        |
      18  . . . . . . . . . . . . . one tick of card . . . . . . . . . . . . ."
  `);
});

test('parts stand in the order given, and only those that take part', () => {
  const [first = ''] = sequence({ steps: run.slice(0, 2) }, ['P', 'manager', 'Q', 'T']).split('\n');
  expect(first.trim()).toMatch(/^manager +T$/u);
});

test('a part that comes up later has no lifeline before', () => {
  const restart = run.filter(({ step }) => step.kind === 'restart' || step.kind === 'stimulus').reverse();
  expect(sequence({ steps: [...restart.slice(0, 1), ...restart.slice(1)] }, ['T'])).toMatchInlineSnapshot(`
    "    T
     1  O T restarts
     2  |<-- Start (outside)"
  `);
});

test('a run in which no part moves is told line by line', () => {
  expect(sequence({ steps: [tick, tick, tick] }, ['T'])).toBe('1-3  3 ticks');
});

describe('room', () => {
  const parts = Array.from({ length: 14 }, (_, at) => `processor-${at + 1}`);
  const told = (from: string, to: string, type: string) => ({
    step: { kind: 'deliver', part: to, from, message: { type } } as const,
    sent: [],
    changes: [],
  });

  test.each([2, 3, 4, 5])('%i parts with long names fit a hundred columns', (count) => {
    const steps = parts
      .slice(1, count)
      .flatMap((part, at) => [
        told(parts[at] ?? '', part, 'AQuiteLongAndWordyRequest'),
        told(part, parts[0] ?? '', 'AnEvenLongerAndWordierReply'),
      ]);
    const lines = sequence({ steps }, parts).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    if (count < 4) expect(lines.join()).toContain('AnEvenLongerAndWordierReply');
  });

  test('many parts shorten labels first, and outgrow the columns only when nothing is left to shorten', () => {
    const steps = parts.slice(1, 4).map((part, at) => told(parts[at] ?? '', part, 'RegisterRequest'));
    expect(sequence({ steps }, parts, 40)).toMatchInlineSnapshot(`
      "     proc…r-1  proc…r-2  proc…r-3  proc…r-4
       1       |-Regis…->|         |         |
       2       |         |-Regis…->|         |
       3       |         |         |-Regis…->|"
    `);
  });
});
