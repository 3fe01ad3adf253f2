import { describe, expect, test } from 'vitest';
import { Walk, type StepPattern, type TraceStep } from '../checker/index.ts';
import { beacons, countOutside, simulationOf, type BeaconsView } from './beacons.fixtures.ts';
import type { Simulation } from './simulated.ts';
import { TraceRun } from './trace-run.ts';

// Goal: a run that follows a trace is where the checker is after each of its steps, whatever their kind, and says where it cannot be.
// Method: a walk through the beacons with steps of every kind but choices, which the golden runs have.

const walked: readonly StepPattern[] = [
  ...[{ kind: 'tick' }, { kind: 'tick' }, { kind: 'timer', part: 'beacon' }],
  ...[
    { kind: 'deliver', kept: true },
    { kind: 'deliver', kept: undefined },
  ],
  ...[{ kind: 'tick' }, { kind: 'tick' }, { kind: 'timer' }, { kind: 'lose' }],
  ...[
    { kind: 'crash', target: 'right card' },
    { kind: 'restart', target: 'right card' },
  ],
  ...[{ kind: 'tick' }, { kind: 'tick' }, { kind: 'timer' }, { kind: 'cut' }, { kind: 'heal' }],
  ...[
    { kind: 'crash', target: 'beacon' },
    { kind: 'tick' },
    { kind: 'tick' },
    { kind: 'tick' },
    { kind: 'timer', part: 'listener' },
  ],
] as const;

function simulation(from?: number): Simulation<BeaconsView> {
  return simulationOf(beacons(), { implementations: { listener: countOutside(from) } }) as Simulation<BeaconsView>;
}

const shown = ({ listener, beacon }: BeaconsView): unknown => ({ listener, beacon });

/** The steps of the walk, and what is seen after each. */
const trace = (() => {
  const walk = new Walk(beacons());
  const seen = walked.map((pattern) => {
    // Which of two copies is taken makes no difference, but one of them stays.
    const one = walk.possible.find((step) =>
      Object.entries(pattern).every(([key, value]) => (step as Readonly<Record<string, unknown>>)[key] === value),
    );
    return shown(walk.take({ ...one, ...pattern }).view);
  });
  return { steps: walk.steps, seen };
})();

test('it is where the checker is, after every step', () => {
  const run = new TraceRun(simulation());
  const seen = trace.steps.map((step) => {
    expect(run.follow(step)).toBeUndefined();
    return shown(run.view);
  });
  expect(seen).toEqual(trace.seen);
});

test('an implementation that does otherwise than its charts ends it, and its view is what it came to', () => {
  const run = new TraceRun(simulation(1));
  const failures = trace.steps.map((step) => run.follow(step));
  const first = failures.findIndex((failure) => failure !== undefined);
  expect(failures[first]).toMatchObject({ kind: 'disagreement', disagreement: { part: 'listener' } });
  expect(new Set(failures.slice(first))).toEqual(new Set([failures[first]]));
  expect(run.view.listener?.heard).toBe(3);
});

describe('a step that is not possible is refused', () => {
  test.each<TraceStep>([
    { kind: 'deliver', part: 'listener', from: 'beacon', message: { type: 'Beat' } },
    { kind: 'lose', from: 'beacon', to: 'listener', message: { type: 'Beat' } },
    { kind: 'timer', part: 'beacon', instance: 'beacon', timer: 'period' },
    { kind: 'choice', part: 'beacon', instance: 'beacon', choice: 'choice.rest' },
    { kind: 'stimulus', part: 'nobody', message: { type: 'Beat' } },
    { kind: 'tick', clock: 'left card' },
    { kind: 'restart', target: 'beacon' },
    { kind: 'crash', target: 'left card' },
  ])('$kind', (step) => {
    const run = new TraceRun(simulation());
    expect(() => run.follow(step)).toThrow(
      `The step ${JSON.stringify(step)} is not possible here: follow a trace of this system from its beginning.`,
    );
  });
});
