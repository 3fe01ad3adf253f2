import {
  SECTION_COUNT,
  bodyForClient,
  emptySections,
  forClient,
  updated,
  wholeOf,
  type Body,
  type Sections,
} from '../sections.ts';
import type { Replay } from '../messages.ts';
import type { OperationId } from '../operation-id.ts';
import { channelName, type ProcessChannel } from '../process-channel.ts';
import {
  A,
  atFirst,
  B,
  delivered,
  valued,
  withChannel,
  withClient,
  withUnit,
  type Happening,
  type World,
} from './world.fixtures.ts';

/** One step of the story: what happens, and the world after it. */
export interface Told extends Happening {
  readonly name: string;
  readonly before: World;
  readonly after: World;
}

const first: OperationId = { epoch: 2, seq: 1 };
const second: OperationId = { epoch: 2, seq: 2 };
const third: OperationId = { epoch: 2, seq: 3 };
const start = { epoch: 3, seq: 0 };
const bodies: Readonly<Record<number, Body>> = {
  1: [valued(1), valued(1, 'control')],
  2: [valued(2)],
  3: [valued(3)],
};
const bodyOf = ({ seq }: OperationId): Body => bodies[seq] ?? [];
const stateOf = (...ids: readonly OperationId[]): Sections =>
  ids.reduce((state, id) => updated(state, bodyOf(id)), emptySections);

const ask = (pc: ProcessChannel, id: OperationId): Happening =>
  delivered(
    'unit-0',
    'requester',
    { type: 'StateChangeRequest', requestId: `r${String(id.seq)}`, pc, change: bodyOf(id) },
    ['unit-1', { type: 'UpdateToStandby', pc, opUid: id, body: bodyOf(id) }],
    [`client-${String(pc.slot)}`, { type: 'UpdateToClient', pc, opUid: id, body: bodyForClient(bodyOf(id)) }],
  );
const issue = (world: World, pc: ProcessChannel, id: OperationId, state: Sections): World => {
  const issued = { from: 'unit-0', pc, opUid: id, body: bodyOf(id) };
  const made = withChannel(world, 'unit-0', pc, { state, lastApplied: id, outstanding: [id] });
  return {
    ...withUnit(made, 'unit-0', {
      changes: id.seq,
      requests: [
        ...(made.units['unit-0']?.requests ?? []),
        { requestId: `r${String(id.seq)}`, opUid: id, proc: pc.proc },
      ],
    }),
    ...{ issued: [...world.issued, issued], reigns: [{ epoch: 2, unit: 'unit-0' }], isBusy: true },
  };
};
const process = (world: World, pc: ProcessChannel, id: OperationId, state: Sections): World => ({
  ...withClient(world, pc, { state: forClient(state), lastProcessed: id, lastAcknowledged: id }),
  highest: { ...world.highest, [channelName(pc)]: id },
});
const take = (pc: ProcessChannel, id: OperationId): Happening =>
  delivered(
    `client-${String(pc.slot)}`,
    'unit-0',
    { type: 'UpdateToClient', pc, opUid: id, body: bodyForClient(bodyOf(id)) },
    ['unit-0', { type: 'Ack', pc, opUid: id, ack: true }],
  );
const hold = (pc: ProcessChannel, id: OperationId): Happening =>
  delivered('unit-1', 'unit-0', { type: 'UpdateToStandby', pc, opUid: id, body: bodyOf(id) });
const answer = (pc: ProcessChannel, opUid: OperationId): Happening =>
  delivered(`client-${String(pc.slot)}`, 'unit-1', { type: 'AckQuery', pc, epoch: 3, lastKnown: null }, [
    'unit-1',
    { type: 'AckQueryReply', pc, epoch: 3, opUid, incarnation: 1, ack: true },
  ]);
const replay: Replay = {
  type: 'Replay',
  pc: B,
  epoch: 3,
  kind: 'state',
  replayUid: start,
  sections: wholeOf(emptySections),
};

/** What the takeover comes to: one update is applied, and one client is sent its state. */
const cost = { epoch: 3, probed: 2, applied: 1, discarded: 0, replays: 1, sections: SECTION_COUNT, ticks: 0 };

/** The name of a step, what happens in it, and what it makes of the world. */
type Telling = readonly [name: string, happening: Happening, change: (world: World) => World];

const tellings: readonly Telling[] = [
  ['request 1', ask(A, first), (world) => issue(world, A, first, stateOf(first))],
  [
    'update 1 at the standby',
    hold(A, first),
    (world) =>
      withUnit(world, 'unit-1', {
        queue: [{ pc: A, opUid: first, body: bodyOf(first), full: null, confirmed: false }],
      }),
  ],
  ['update 1 at the client', take(A, first), (world) => process(world, A, first, stateOf(first))],
  [
    'acknowledgement 1 at the primary',
    delivered(
      'unit-0',
      'client-1',
      { type: 'Ack', pc: A, opUid: first, ack: true },
      ['unit-1', { type: 'AckForward', pc: A, opUid: first, ack: true }],
      ['requester', { type: 'RequestDone', requestId: 'r1', result: 'completed', opUid: first }],
    ),
    (world) => ({
      ...withUnit(withChannel(world, 'unit-0', A, { outstanding: [], lastAcknowledged: first }), 'unit-0', {
        requests: [],
      }),
      completed: [{ pc: A, opUid: first, incarnation: 1 }],
    }),
  ],
  [
    'acknowledgement 1 at the standby',
    delivered('unit-1', 'unit-0', { type: 'AckForward', pc: A, opUid: first, ack: true }),
    (world) => {
      const state = stateOf(first);
      const applied = withChannel(world, 'unit-1', A, { state, lastApplied: first, lastAcknowledged: first });
      return { ...withUnit(applied, 'unit-1', { queue: [] }), isBusy: false };
    },
  ],
  ['request 2', ask(A, second), (world) => issue(world, A, second, stateOf(first, second))],
  [
    'update 2 at the standby',
    hold(A, second),
    (world) =>
      withUnit(world, 'unit-1', {
        queue: [{ pc: A, opUid: second, body: bodyOf(second), full: null, confirmed: false }],
      }),
  ],
  ['update 2 at the client', take(A, second), (world) => process(world, A, second, stateOf(first, second))],
  ['request 3', ask(B, third), (world) => issue(world, B, third, stateOf(third))],
  ['update 3 at its client', take(B, third), (world) => process(world, B, third, stateOf(third))],
  [
    'the primary dies with what it sent',
    { event: { kind: 'crash', target: 'unit-0' }, sent: [] },
    (world) => ({ ...world, units: { ...world.units, 'unit-0': undefined }, isBusy: false }),
  ],
  [
    'failover',
    delivered(
      'unit-1',
      'environment',
      { type: 'FailoverEvent', failed: 0, cause: 'power' },
      ['client-1', { type: 'AckQuery', pc: A, epoch: 3, lastKnown: first }],
      ['client-2', { type: 'AckQuery', pc: B, epoch: 3, lastKnown: null }],
    ),
    (world) => {
      const asked = [A, B].reduce((so, pc) => withChannel(so, 'unit-1', pc, { probe: 'asked' }), world);
      const measured = { epoch: 3, probed: 2, applied: 0, discarded: 0, replays: 0, sections: 0, ticks: 0 };
      const begun = { role: 'takeover', phase: 'probing', epoch: 3, highestEpochSeen: 3, measured } as const;
      return { ...withUnit(asked, 'unit-1', begun), isBusy: true };
    },
  ],
  ['query at the one client', answer(A, second), (world) => withClient(world, A, { fence: 3 })],
  ['query at the other client', answer(B, third), (world) => withClient(world, B, { fence: 3 })],
  [
    'answer of the one client',
    delivered('unit-1', 'client-1', {
      ...{ type: 'AckQueryReply', pc: A, epoch: 3, opUid: second, incarnation: 1, ack: true },
    }),
    (world) =>
      withChannel(world, 'unit-1', A, {
        probe: 'answered',
        answer: { position: second, incarnation: 1, knownBefore: 1 },
      }),
  ],
  [
    'answer of the other client',
    delivered(
      'unit-1',
      'client-2',
      { type: 'AckQueryReply', pc: B, epoch: 3, opUid: third, incarnation: 1, ack: true },
      ['client-2', replay],
    ),
    (world) => {
      const applied = withChannel(world, 'unit-1', A, { state: stateOf(first, second), lastApplied: second });
      const asked = withChannel(applied, 'unit-1', B, {
        probe: 'replayed',
        answer: { position: third, incarnation: 1, knownBefore: 1 },
      });
      const reigns = [...world.reigns, { epoch: 3, unit: 'unit-1' }];
      return {
        ...withUnit(asked, 'unit-1', { phase: 'replaying', queue: [], measured: cost }),
        reigns,
        hasReplayed: true,
      };
    },
  ],
  [
    'replay at its client',
    delivered('client-2', 'unit-1', replay, ['unit-1', { type: 'ReplayAck', pc: B, replayUid: start, incarnation: 1 }]),
    (world) => ({
      ...withClient(world, B, { state: emptySections, lastProcessed: start, lastAcknowledged: start }),
      highest: { ...world.highest, [channelName(B)]: start },
    }),
  ],
  [
    'the new primary serves',
    delivered('unit-1', 'client-2', { type: 'ReplayAck', pc: B, replayUid: start, incarnation: 1 }, [
      'environment',
      { type: 'TakeoverReport', ...cost },
    ]),
    (world) => {
      const answered = withChannel(world, 'unit-1', B, { probe: 'answered' });
      const serving = { role: 'primary', phase: 'unprotected', measured: null } as const;
      return { ...withUnit(answered, 'unit-1', serving), isBusy: false };
    },
  ],
];

/** Updates, one of which is acknowledged; then the primary dies, and its standby finds one client in step and the other ahead. */
export const story: readonly Told[] = tellings.reduce<readonly Told[]>((told, [name, happening, change]) => {
  const before = told.at(-1)?.after ?? atFirst;
  return [...told, { name, before, ...happening, after: change(before) }];
}, []);

/** The step of the story with this name. */
export function stepNamed(name: string): Told {
  const step = story.find((one) => one.name === name);
  if (step === undefined) throw new Error(`The story has no step "${name}"`);
  return step;
}
