import { expect, test } from 'vitest';
import type { Change, ToldStep } from '../checker/index.ts';
import { sequence } from './sequence.ts';
import { tellInWords } from './words.ts';

// Goal: a reader sees that a part ended by itself, after what it last said, and who was told that it is down.
// Method: runs made by hand; what is printed here has been read.

const status = (part: string, before: 'up' | 'down', after: 'up' | 'down'): Change => ({
  part,
  instance: part,
  path: 'status',
  before,
  after,
});
const message = (from: string, to: string, type: string, more = {}) => ({ from, to, message: { type, ...more } });

const steps: readonly ToldStep[] = [
  {
    step: { kind: 'stimulus', part: 'T', message: { type: 'Stop' } },
    sent: [
      message('T', 'P', 'Bye'),
      message('T', 'os', 'PartEnded', { boot: 1 }),
      message('os', 'manager', 'Report', { about: 'T' }),
    ],
    ended: [{ part: 'T', boot: 1 }],
    changes: [status('T', 'up', 'down')],
  },
  {
    step: { kind: 'restart', target: 'T' },
    sent: [message('T', 'os', 'PartEnded', { boot: 2 })],
    ended: [{ part: 'T', boot: 2 }],
    changes: [],
  },
  {
    step: { kind: 'crash', target: 'card' },
    sent: [message('P', 'os', 'PartEnded', { boot: 1 })],
    ended: [{ part: 'os', boot: 1 }],
    changes: [status('P', 'up', 'down'), status('os', 'up', 'down')],
  },
];

test('in words', () => {
  const endedAtStart = [{ part: 'Q', boot: 1 }];
  const counterexample = { started: [], endedAtStart, steps, finding: 'It is so.', underWay: [] };
  expect(tellInWords({ name: 'Nobody ends', clauses: [], counterexample })).toMatchInlineSnapshot(`
    "Nobody ends
      finding: It is so.

    At the start:
      Q ends

      1  T is told Stop from outside
           sends Bye to P
           T ends
           os is told that T is down (boot 1)
           os sends Report {about: T} to manager
      2  T restarts
           T ends
           os is told that T is down (boot 2)
      3  card crashes: P goes down
           os is told that P is down (boot 1)
           os ends"
  `);
});

test('in a diagram', () => {
  expect(sequence({ steps }, ['T', 'P', 'os', 'manager'])).toMatchInlineSnapshot(`
    "    T                     P              os
     1  |<-- Stop (outside)   |               |
        X T ends              |               |
                              |               |* told that T is down
     2  O T restarts          |               |
        X T ends              |               |
                              |               |* told that T is down
     3                        X card crashes  |
                                              |* told that P is down
                                              X os ends"
  `);
});

test('a part that came to its end when it first started has no lifeline before it is started again', () => {
  const restart: ToldStep = { step: { kind: 'restart', target: 'T' }, sent: [], changes: [status('T', 'down', 'up')] };
  const stop: ToldStep = {
    step: { kind: 'stimulus', part: 'P', message: { type: 'Stop' } },
    sent: [],
    ended: [{ part: 'P', boot: 1 }],
    changes: [status('P', 'up', 'down')],
  };
  const ended = [{ part: 'T', boot: 1 }];
  expect(sequence({ steps: [stop, restart], endedAtStart: ended }, ['T', 'P'])).toMatchInlineSnapshot(`
    "    T             P
     1                |<-- Stop (outside)
                      X P ends
     2  O T restarts"
  `);
});
