import { expect, it } from 'vitest';
import type { Role } from '../../../machines/role.ts';
import type { Failure } from '../../simulation/outcome.ts';
import { TraceRun } from '../../simulation/trace-run.ts';
import { unitThatOvertakes } from '../wrong-data.fixtures.ts';
import { onRings } from './on-rings.ts';
import { rowOf, type Row } from './row.ts';
import { goldenRuns, told, type GoldenName } from './runs.ts';
import { SECOND, type Story } from './story.ts';

// Goal: the golden runs come out step for step on simulated hardware as well, where queues lie in rings and states in sections.
// Method: the runs of the checked charts are followed on cards, and at each stage the same row is read, from the hosts.

/** What is read from the cards at each stage that is reached, and what went wrong. */
function followed(story: Story, simulation = onRings(story.system)): { rows: readonly Row[]; failure?: Failure } {
  const run = new TraceRun(simulation);
  const rows: Row[] = [];
  let at = 0;
  for (const { after } of story.stages) {
    for (; at < after; at++) {
      const step = story.steps[at];
      const failure = step && run.follow(step);
      if (failure !== undefined) return { rows, failure };
    }
    rows.push(rowOf(run.view));
  }
  return { rows };
}

it.each(goldenRuns.map(({ name }) => name.slice(name.lastIndexOf(' ') + 1) as GoldenName))(
  '%s has the same rows at each of its stages',
  (name) => {
    const story = told(name);
    const { rows, failure } = followed(story);
    expect(failure).toBeUndefined();
    expect(rows).toEqual(story.stages.map(({ row }) => row));
  },
);

it('a queue in which a client overtakes another is found where the confirmed change of B waits [RPL-38]', () => {
  const story = told('several-pending');
  const simulation = onRings(story.system);
  const wrong = unitThatOvertakes(story.system.parts[SECOND]?.role as Role<object, never>);
  const implementations = { ...simulation.implementations, [SECOND]: wrong };
  const { rows, failure } = followed(story, { ...simulation, implementations });
  expect(failure).toMatchObject({ kind: 'disagreement', disagreement: { part: SECOND } });
  expect(rows).toEqual(story.stages.slice(0, 1).map(({ row }) => row));
});
