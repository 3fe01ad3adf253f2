import { describe, expect, it } from 'vitest';
import { messages } from '../messages.ts';
import { allProperties } from './index.ts';
import { story, type Told } from './story.fixtures.ts';
import { viewOf } from './world.fixtures.ts';
import { wrongGaps } from './wrong-gaps.fixtures.ts';
import { wrongOverflows } from './wrong-overflows.fixtures.ts';
import { wrongClosings } from './wrong-closings.fixtures.ts';
import { wrongAcknowledging } from './wrong-acknowledging.fixtures.ts';
import { wrongHeartbeats } from './wrong-heartbeats.fixtures.ts';
import { wrongClients, wrongLosses, wrongStandbys } from './wrong-followers.fixtures.ts';
import { wrongCookies } from './wrong-cookies.fixtures.ts';
import { wrongSlowClients } from './wrong-slow-clients.fixtures.ts';
import { wrongProcesses } from './wrong-processes.fixtures.ts';
import { wrongSuccessors } from './wrong-successors.fixtures.ts';
import { wrongJoining, wrongPrimaries, wrongTakeovers } from './wrong-leaders.fixtures.ts';

const wrongSteps = [
  ...wrongAcknowledging,
  ...wrongStandbys,
  ...wrongClients,
  ...wrongPrimaries,
  ...wrongTakeovers,
  ...wrongJoining,
  ...wrongSuccessors,
  ...wrongLosses,
  ...wrongClosings,
  ...wrongCookies,
  ...wrongOverflows,
  ...wrongGaps,
  ...wrongHeartbeats,
  ...wrongSlowClients,
  ...wrongProcesses,
];

function brokenBy({ before, event, sent, after }: Omit<Told, 'name'>): readonly string[] {
  return allProperties
    .filter((property) =>
      property.kind === 'step'
        ? !property.holds(viewOf(before), event, sent, viewOf(after))
        : !property.holds(viewOf(after)),
    )
    .map(({ name }) => name);
}

describe('a failover as it should be', () => {
  it.each(story.map((step) => [step.name, step] as const))('breaks nothing: %s', (_name, step) => {
    expect(brokenBy(step)).toEqual([]);
  });

  it('is told with messages as they are', () => {
    for (const { event, sent } of story) {
      const said = [...(event.kind === 'deliver' ? [event.message] : []), ...sent.map(({ message }) => message)];
      for (const message of said)
        expect(messages[message.type as keyof typeof messages].safeParse(message).error).toBeUndefined();
    }
  });
});

describe('a failover as it must not be', () => {
  it.each(wrongSteps.map(({ what, property, step }) => [what, property.name, step] as const))(
    '%s: breaks "%s"',
    (_what, name, step) => {
      expect(brokenBy(step)).toContain(name);
    },
  );

  it('is told for every property', () => {
    const told = new Set(wrongSteps.map(({ property }) => property.name));
    expect(allProperties.filter(({ name }) => !told.has(name)).map(({ name }) => name)).toEqual([]);
  });
});
