import { describe, expect, it } from 'vitest';
import { replay } from '../../checker/index.ts';
import type { Row } from './row.ts';
import { goldenRuns, told, type GoldenName } from './runs.ts';
import type { Flowchart } from './story.ts';

// Goal: the flowcharts of the source text come out block for block, and so does every message that its text says may be lost.
// Method: walks through the checked system, with the rows as the source text has them, and every property judged along the way.

const names = goldenRuns.map(({ name }) => name.slice(name.lastIndexOf(' ') + 1) as GoldenName);
const stories = new Map(names.map((name) => [name, told(name)]));
const storyOf = (name: GoldenName): Flowchart => stories.get(name) as Flowchart;
const rowsOf = (name: GoldenName): readonly Row[] => storyOf(name).stages.map(({ row }) => row);
const only = <Field extends keyof Row>(name: GoldenName, field: Field) => rowsOf(name).map((row) => row[field]);

/** What was sent to each client, and by whom. */
function sentTo(name: GoldenName, type: string): readonly string[] {
  const { system, steps } = storyOf(name);
  return replay(system, steps).steps.flatMap(({ sent }) =>
    sent.filter(({ message }) => message.type === type).map(({ from, to }) => `${from} to ${to}`),
  );
}

const none = 'A –, B –, C –';

describe('Fig. 5', () => {
  it('a change goes through blocks 554 to 572, another one beside it [RPL-20][RPL-22][RPL-26][RPL-29][RPL-31][RPL-37]', () => {
    const begun = { first: 'primary', second: 'standby', clients: none, secondState: none };
    expect(rowsOf('Fig5')).toEqual([
      { ...begun, firstState: none, queue: 'empty' },
      { ...begun, firstState: 'A 2.1, B –, C –', queue: 'empty' },
      { ...begun, firstState: 'A 2.1, B –, C –', queue: 'A 2.1' },
      { ...begun, firstState: 'A 2.1, B 2.2, C –', queue: 'A 2.1' },
      { ...begun, firstState: 'A 2.1, B 2.2, C –', queue: 'A 2.1', clients: 'A 2.1, B –, C –' },
      { ...begun, firstState: 'A 2.1, B 2.2, C –', queue: 'A 2.1', clients: 'A 2.1, B –, C –' },
      {
        ...begun,
        firstState: 'A 2.1, B 2.2, C –',
        queue: 'B 2.2',
        secondState: 'A 2.1, B –, C –',
        clients: 'A 2.1, B –, C –',
      },
      {
        ...begun,
        firstState: 'A 2.1, B 2.2, C –',
        queue: 'empty',
        secondState: 'A 2.1, B 2.2, C –',
        clients: 'A 2.1, B 2.2, C –',
      },
    ]);
  });

  it('standby and client are told in one step of the primary, the standby first [RPL-23][RPL-26][RPL-27]', () => {
    const { system, steps } = storyOf('Fig5');
    const [change] = replay(system, steps).steps;
    expect(change?.sent.map(({ to, message }) => [to, message.type, message.opUid])).toEqual([
      ['U1', 'UpdateToStandby', { epoch: 2, seq: 1 }],
      ['A', 'UpdateToClient', { epoch: 2, seq: 1 }],
    ]);
  });
});

describe('Fig. 6', () => {
  it('a failover goes through blocks 601 to 610 [RPL-67][RPL-72][RPL-75][RPL-76][RPL-77][RPL-83][RPL-94]', () => {
    const before = { first: 'down', firstState: 'lost', queue: 'A 2.2, B 2.3', secondState: 'A 2.1, B –, C –' };
    const clients = 'A 2.2, B –, C 2.4';
    expect(rowsOf('Fig6').slice(2)).toEqual([
      { ...before, second: 'standby', clients },
      { ...before, second: 'probing', clients },
      { ...before, second: 'probing', clients },
      { ...before, second: 'probing', clients },
      { ...before, second: 'replaying', queue: 'empty', secondState: 'A 2.2, B –, C –', clients },
      {
        ...before,
        second: 'primary',
        queue: 'empty',
        secondState: 'A 2.2, B –, C 3.0',
        clients: 'A 2.2, B –, C 3.0',
      },
      {
        ...before,
        second: 'primary',
        queue: 'empty',
        secondState: 'A 2.2, B 3.1, C 3.0',
        clients: 'A 2.2, B 3.1, C 3.0',
      },
    ]);
  });

  it('each client is asked once, and one of three is replayed to [RPL-72][RPL-84]', () => {
    expect(sentTo('Fig6', 'AckQuery')).toEqual(['U1 to A', 'U1 to B', 'U1 to C']);
    expect(sentTo('Fig6', 'Replay')).toEqual(['U1 to C']);
  });
});

describe('what may be lost, by paragraphs 71 to 78', () => {
  it.each([
    ['acknowledgement-lost', 1, '[RPL-70][RPL-74][RPL-76]'],
    ['forwarding-lost', 1, '[RPL-35][RPL-70]'],
    ['query-lost', 2, '[RPL-78]'],
    ['answer-lost', 2, '[RPL-74][RPL-78]'],
  ] as const)('%s: the change is applied (queries: %i), and nobody is replayed to %s', (name, queries, _) => {
    const kept = 'A 2.1, B –, C –';
    expect(rowsOf(name).at(-1)).toMatchObject({ second: 'primary', queue: 'empty', secondState: kept, clients: kept });
    expect(sentTo(name, 'AckQuery')).toEqual(Array.from({ length: queries }, () => 'U1 to A'));
    expect(sentTo(name, 'Replay')).toEqual([]);
  });

  it('update-lost: what nobody has processed is deleted, and nobody is replayed to [RPL-77][RPL-84]', () => {
    expect(only('update-lost', 'queue')).toEqual(['empty', 'A 2.1', 'A 2.1', 'empty']);
    expect(rowsOf('update-lost').at(-1)).toMatchObject({ second: 'primary', secondState: none, clients: none });
    expect(sentTo('update-lost', 'Replay')).toEqual([]);
  });

  it('no-answer: the takeover ends, and the client is sent no update but its whole state [RPL-78][RPL-80][RPL-124]', () => {
    expect(only('no-answer', 'second').slice(2)).toEqual(['probing', 'primary', 'primary', 'primary']);
    expect(only('no-answer', 'clients').at(-1)).toBe('A 3.1, B –, C –');
    expect(sentTo('no-answer', 'UpdateToClient')).toEqual(['U0 to A']);
    expect(sentTo('no-answer', 'Replay')).toEqual(['U1 to A']);
  });

  it('several-pending: an answer confirms all up to it, and what waits behind is applied too [RPL-71][RPL-75]', () => {
    const kept = 'A 2.2, B 2.4, C –';
    expect(only('several-pending', 'queue').slice(1)).toEqual([
      'A 2.1, A 2.2, A 2.3, B 2.4 ✓',
      'A 2.1, A 2.2, A 2.3, B 2.4 ✓',
      'empty',
    ]);
    expect(rowsOf('several-pending').at(-1)).toMatchObject({ secondState: kept, clients: kept });
    expect(sentTo('several-pending', 'AckQuery')).toEqual(['U1 to A']);
  });

  it('cut-at-tail: all is applied, and the two that lack it are replayed to [RPL-87][RPL-88][RPL-89]', () => {
    expect(only('cut-at-tail', 'secondState').slice(2)).toEqual(['A 2.1, B 2.2, C 2.3', 'A 2.1, B 3.0, C 3.0']);
    expect(only('cut-at-tail', 'clients').at(-1)).toBe('A 2.1, B 3.0, C 3.0');
    expect(sentTo('cut-at-tail', 'Replay')).toEqual(['U1 to B', 'U1 to C']);
  });

  it('cut-at-head: what nobody has processed is deleted, and nobody is replayed to [RPL-87][RPL-88][RPL-90]', () => {
    expect(rowsOf('cut-at-head').at(-1)).toMatchObject({
      second: 'primary',
      secondState: 'A 2.1, B –, C –',
      clients: 'A 2.1, B –, C –',
    });
    expect(sentTo('cut-at-head', 'Replay')).toEqual([]);
  });

  it('coming-and-going: a client that is heard too late does not draw the takeover out [RPL-86][RPL-124]', () => {
    expect(only('coming-and-going', 'second').slice(2)).toEqual(['replaying', 'replaying', 'primary', 'primary']);
    expect(only('coming-and-going', 'clients').at(-1)).toBe('A 3.0, B 3.0, C –');
    const { system, steps } = storyOf('coming-and-going');
    const reports = replay(system, steps).steps.flatMap(({ sent }) =>
      sent.filter(({ message }) => message.type === 'TakeoverReport').map(({ message }) => message),
    );
    expect(reports).toMatchObject([{ probed: 3, applied: 0, discarded: 0, replays: 1, sections: 8, ticks: 4 }]);
  });

  it.each([
    ['client-ahead', 1, '[RPL-81][RPL-91][RPL-92]'],
    ['replay-lost', 2, '[RPL-86]'],
    ['confirmation-lost', 2, '[RPL-85][RPL-86]'],
  ] as const)('%s: the client alone is set right (replays: %i) %s', (name, replays, _) => {
    expect(rowsOf(name).at(-1)).toMatchObject({
      second: 'primary',
      secondState: 'A 3.0, B –, C –',
      clients: 'A 3.0, B –, C –',
    });
    expect(sentTo(name, 'Replay')).toEqual(Array.from({ length: replays }, () => 'U1 to A'));
  });
});

it.each(names)('%s breaks no property of the system', (name) => {
  const { system, steps } = storyOf(name);
  const { properties } = replay(system, steps);
  expect(properties.length).toBeGreaterThan(20);
  expect(properties.filter(({ broken }) => broken !== undefined)).toEqual([]);
});

it('each run is told with what it shows, and walks as often as it is asked to', () => {
  for (const { walk } of goldenRuns) {
    const { steps, stages, columns } = walk();
    expect(stages.map(({ cells }) => cells.length)).toEqual(stages.map(() => columns.length));
    expect(walk().steps).toEqual(steps);
  }
});
