import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Message } from '../property.ts';
import { messages, type SelectiveReplayMessage } from './messages.ts';
import { emptySections } from './sections.ts';

const pc = { proc: 'routing', slot: 1 };
const opUid = { epoch: 1, seq: 2 };
const body = [
  { section: 0, key: 'a', value: 1, audience: 'all' as const },
  { section: 7, key: 'b', removed: true as const, audience: 'control' as const },
];
const stateReplay = {
  type: 'Replay',
  pc,
  epoch: 2,
  kind: 'state',
  replayUid: { epoch: 2, seq: 0 },
  sections: [{ index: 3, content: { a: { value: 1, audience: 'all' } } }],
} as const;
const messageReplay = { type: 'Replay', pc, epoch: 2, kind: 'message', replayUid: opUid, body } as const;
const channel = {
  ...{ pc, sections: [...emptySections], last: null, incarnation: 1 },
  unconfirmed: { after: null, upTo: opUid },
};

const good: { readonly [Type in keyof typeof messages]: z.infer<(typeof messages)[Type]> } = {
  StateChangeRequest: { type: 'StateChangeRequest', requestId: 'r1', pc, change: body },
  RequestDone: { type: 'RequestDone', requestId: 'r1', result: 'completed', opUid },
  UpdateToStandby: { type: 'UpdateToStandby', pc, opUid, body },
  UpdateToClient: { type: 'UpdateToClient', pc, opUid, body },
  Ack: { type: 'Ack', pc, opUid, ack: true },
  AckForward: { type: 'AckForward', pc, opUid, ack: true },
  AckDirect: { type: 'AckDirect', pc, opUid, ack: true },
  FailoverEvent: { type: 'FailoverEvent', failed: 0, cause: 'power' },
  SwitchOrder: { type: 'SwitchOrder', unit: 0 },
  UnitHeartbeat: { type: 'UnitHeartbeat', unit: 0, epoch: 2 },
  AckQuery: { type: 'AckQuery', pc, epoch: 2, lastKnown: null },
  AckQueryReply: { type: 'AckQueryReply', pc, epoch: 2, opUid: null, incarnation: 1, ack: true },
  Replay: stateReplay,
  ReplayAck: { type: 'ReplayAck', pc, replayUid: { epoch: 2, seq: 0 }, incarnation: 1 },
  JoinStandby: { type: 'JoinStandby', unit: 0, highestEpochSeen: 0 },
  Snapshot: { type: 'Snapshot', epoch: 2, upTo: { epoch: 2, seq: 0 }, all: true, channels: [channel] },
  SnapshotAck: { type: 'SnapshotAck', unit: 0, epoch: 2, upTo: { epoch: 2, seq: 0 } },
  SnapshotRequest: { type: 'SnapshotRequest', unit: 0, epoch: 2, channels: [pc] },
  ChannelReset: { type: 'ChannelReset', pc, incarnation: 2 },
  ChannelClosed: { type: 'ChannelClosed', pc, epoch: 2, upTo: opUid },
  SlotReport: { type: 'SlotReport', slot: 1, isOccupied: false },
  SlotQuery: { type: 'SlotQuery' },
  StepDown: { type: 'StepDown', epoch: 2 },
  EpochQuery: { type: 'EpochQuery', pc, incarnation: 2 },
  EpochReply: { type: 'EpochReply', pc, incarnation: 2, epoch: 0 },
  TakeoverReport: {
    ...{ type: 'TakeoverReport', epoch: 3, probed: 2, applied: 1, discarded: 0 },
    ...{ replays: 1, sections: 8, ticks: 4 },
  },
};
const types = Object.keys(good) as (keyof typeof messages)[];
const cases = types.map((type) => [type, messages[type] as z.ZodType, good[type]] as const);

/** Where the schema of the message's type finds fault with it. */
function faults(message: { readonly type: string; readonly [field: string]: unknown }) {
  const schema: z.ZodType = messages[message.type as keyof typeof messages];
  return schema.safeParse(message).error?.issues.map((issue) => issue.path.join('.'));
}

describe('the messages of selective replay', () => {
  it.each(cases)('%s comes through unchanged', (_type, schema, message) => {
    const received: Message = message satisfies SelectiveReplayMessage;
    expect(schema.parse(JSON.parse(JSON.stringify(received)))).toEqual(message);
  });

  it.each(cases)('%s with an unknown member is refused, and the member named', (_type, schema, message) => {
    const issues = schema.safeParse({ ...message, surplus: 1 }).error?.issues;
    expect(issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['surplus'], path: [] }]);
  });

  it.each(cases)('%s without any one of its members is refused, and the place named', (type, _schema, message) => {
    for (const field of Object.keys(message).filter((name) => name !== 'type')) {
      const rest = Object.fromEntries(Object.entries(message).filter(([name]) => name !== field));
      expect(faults({ ...rest, type }), field).toEqual([field]);
    }
  });

  it.each(cases)('%s under the name of any other is refused, and the type named', (type, schema, message) => {
    for (const other of types.filter((name) => name !== type)) {
      expect(schema.safeParse({ ...message, type: other }).error?.issues, other).toMatchObject([{ path: ['type'] }]);
    }
  });

  it.each(cases)('%s has a JSON Schema', (type, schema) => {
    expect(JSON.stringify(z.toJSONSchema(schema))).toContain(`"const":"${type}"`);
  });
});

describe('a bad field is refused, saying where', () => {
  it('an op id that counts from 0, where an update or its acknowledgement is named [RPL-24]', () => {
    const start = { epoch: 2, seq: 0 };
    for (const type of ['UpdateToStandby', 'UpdateToClient', 'Ack', 'AckDirect', 'RequestDone'] as const)
      expect(faults({ ...good[type], opUid: start }), type).toEqual(['opUid.seq']);
    expect(faults({ ...messageReplay, replayUid: start })).toEqual(['replayUid.seq']);
  });

  it('no op id at all, but for what may have come to nothing [RPL-82][RPL-114]', () => {
    for (const type of ['AckForward', 'Ack'] as const)
      expect(faults({ ...good[type], opUid: null }), type).toEqual(['opUid']);
    expect(faults({ ...good.ReplayAck, replayUid: null })).toEqual(['replayUid']);
    expect(faults({ ...good.AckQueryReply, opUid: null })).toBeUndefined();
    expect(faults({ ...good.ChannelClosed, upTo: null })).toBeUndefined();
  });

  it('the start of a reign, where no state has come so far, is a place to forward [RPL-99]', () => {
    expect(faults({ ...good.AckForward, opUid: { epoch: 2, seq: 0 } })).toBeUndefined();
  });

  it('a channel that is named twice: there is one update for each client [RPL-25]', () => {
    const other = { ...pc, slot: pc.slot + 1 };
    expect(faults({ ...good.StateChangeRequest, alsoFor: [other] })).toBeUndefined();
    expect(faults({ ...good.StateChangeRequest, alsoFor: [pc] })).toEqual(['alsoFor']);
    expect(faults({ ...good.StateChangeRequest, alsoFor: [other, other] })).toEqual(['alsoFor']);
  });

  it('an epoch that nobody may take [RPL-97]', () => {
    for (const type of ['AckQuery', 'AckQueryReply', 'StepDown', 'SnapshotAck', 'UnitHeartbeat'] as const)
      expect(faults({ ...good[type], epoch: 0 }), type).toEqual(['epoch']);
    expect(faults({ ...good.EpochReply, epoch: -1 })).toEqual(['epoch']);
    expect(faults({ ...good.JoinStandby, highestEpochSeen: -1 })).toEqual(['highestEpochSeen']);
  });

  it('an acknowledgement without its mark, or with more than its three fields and a cookie [RPL-44]', () => {
    for (const type of ['Ack', 'AckForward', 'AckDirect', 'AckQueryReply'] as const)
      expect(faults({ ...good[type], ack: false }), type).toEqual(['ack']);
    expect(faults({ ...good.AckForward, full: true })).toEqual(['']);
    expect(faults({ ...good.AckForward, cookie: 3 })).toBeUndefined();
  });

  it('a cookie that is neither eight bits nor a custom text [RPL-55][RPL-59]', () => {
    expect(faults({ ...good.Ack, cookie: 256 })).toEqual(['cookie']);
    expect(faults({ ...good.Ack, cookie: -1 })).toEqual(['cookie']);
    expect(faults({ ...good.Ack, cookie: '' })).toEqual(['cookie']);
    expect(faults({ ...good.Ack, cookie: 'routes' })).toBeUndefined();
    expect(messages.Ack.safeParse({ ...good.Ack, cookie: null }).error?.issues[0]?.message).toContain('0 to 255');
  });

  it('a change that both sets and removes its key, or does neither [RPL-45]', () => {
    const [first] = body;
    expect(faults({ ...good.UpdateToClient, body: [{ ...first, removed: true }] })).toEqual(['body.0.value']);
    expect(faults({ ...good.UpdateToClient, body: [{ section: 0, key: 'a', audience: 'all' }] })).toEqual([
      'body.0.value',
    ]);
    expect(faults({ ...good.UpdateToClient, body: [{ ...first, section: 8 }] })).toEqual(['body.0.section']);
    expect(faults({ ...good.UpdateToClient, body: [{ ...first, audience: 'nobody' }] })).toEqual(['body.0.audience']);
  });

  it('a full update that does not say for whom, or not in the way of its receiver [RPL-54]', () => {
    expect(faults({ ...good.UpdateToStandby, full: true })).toEqual(['full']);
    expect(faults({ ...good.UpdateToStandby, full: 1 })).toBeUndefined();
    expect(faults({ ...good.UpdateToClient, full: 1 })).toEqual(['full']);
  });

  it('a request that is completed without an op id, or refused with one [RPL-21][RPL-34]', () => {
    expect(faults({ type: 'RequestDone', requestId: 'r1', result: 'completed' })).toEqual(['opUid']);
    expect(faults({ ...good.RequestDone, result: 'refused' })).toEqual(['opUid']);
    expect(faults({ type: 'RequestDone', requestId: 'r1', result: 'refused' })).toBeUndefined();
  });

  it('a replay of an unknown kind, with a section twice, or with the parts of the other kind [RPL-85]', () => {
    const [first] = stateReplay.sections;
    expect(faults({ ...stateReplay, kind: 'guess' })).toEqual(['kind']);
    expect(faults({ ...stateReplay, sections: [first, first] })).toEqual(['sections']);
    expect(faults({ ...stateReplay, sections: [{ ...first, index: 8 }] })).toEqual(['sections.0.index']);
    expect(faults({ ...stateReplay, body })).toEqual(['']);
    expect(faults(messageReplay)).toBeUndefined();
  });

  it('a snapshot without all sections of a channel [RPL-102]', () => {
    const short = { ...channel, sections: channel.sections.slice(1) };
    expect(faults({ ...good.Snapshot, channels: [short] })).toEqual(['channels.0.sections']);
    expect(faults({ ...good.SnapshotRequest, channels: [] })).toEqual(['channels']);
  });
});
