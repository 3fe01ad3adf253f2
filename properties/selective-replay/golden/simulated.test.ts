import { expect, it } from 'vitest';
import type { Role } from '../../../machines/role.ts';
import { followed } from '../../golden/followed.fixtures.ts';
import { unitThatOvertakes } from '../wrong-data.fixtures.ts';
import { onRings } from './on-rings.ts';
import { goldenRuns, told, type GoldenName } from './runs.ts';
import { SECOND } from './story.ts';

// Goal: the golden runs come out step for step on simulated hardware as well, where queues lie in rings and states in sections.
// Method: the runs of the checked charts are followed on cards, and at each stage the same row is read, from the hosts.

it.each(goldenRuns.map(({ name }) => name.slice(name.lastIndexOf(' ') + 1) as GoldenName))(
  '%s has the same rows at each of its stages',
  (name) => {
    const story = told(name);
    const { rows, failure } = followed(story, onRings(story.system));
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
  expect(rows.slice(0, -1)).toEqual(story.stages.slice(0, 1).map(({ row }) => row));
});
