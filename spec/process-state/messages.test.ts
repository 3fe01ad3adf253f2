import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Message } from '../property.ts';
import { messages } from './messages.ts';
import type { ProcessStateMessage } from './messages.ts';

const p = { epoch: 0, pid: 1, incarnation: 1 };
const t = { epoch: 0, pid: 2, incarnation: 3 };

const good: { readonly [Type in keyof typeof messages]: z.infer<(typeof messages)[Type]> } = {
  RegisterRequest: { type: 'RegisterRequest', name: 'T', element: 1, osId: 7, token: 1 },
  RegisterReply: { type: 'RegisterReply', token: 1, key: t },
  LookupRequest: { type: 'LookupRequest', requester: p, target: 'T', seq: 0 },
  LookupReply: { type: 'LookupReply', requester: p, target: 'T', seq: 0, key: t },
  BirthNotification: { type: 'BirthNotification', requester: p, name: 'T', key: t },
  DeathNotification: { type: 'DeathNotification', requester: p, name: 'T', key: t, cause: 'silence' },
  Heartbeat: { type: 'Heartbeat', key: t },
  ReRegisterDemand: { type: 'ReRegisterDemand', key: t, epoch: 0, reason: 'dead' },
  Probe: { type: 'Probe', key: t, n: 1 },
  ProbeReply: { type: 'ProbeReply', key: t, n: 1 },
  Ipc: { type: 'Ipc', dst: t, src: p, body: 'hello' },
  IpcReject: { type: 'IpcReject', presented: t, reason: 'key-mismatch', body: 'hello' },
  Acknowledgement: { type: 'Acknowledgement', requester: p, name: 'T', key: t, ended: true },
  TokenDrawn: { type: 'TokenDrawn', osId: 7, token: 1 },
  OsExit: { type: 'OsExit', osId: 7, token: 1, code: 1 },
  OsListQuery: { type: 'OsListQuery', query: 'poll' },
  OsList: { type: 'OsList', query: 'poll', active: [{ address: 'T', osId: 7, token: 1 }] },
};
const cases = (Object.keys(messages) as (keyof typeof messages)[]).map(
  (type) => [type, messages[type], good[type]] as const,
);

/** Where the schema of the message's type finds fault with it. */
function faults(message: { readonly type: keyof typeof messages; readonly [field: string]: unknown }) {
  return messages[message.type].safeParse(message).error?.issues.map((issue) => issue.path.join('.'));
}

describe('the messages between manager and processes', () => {
  it.each(cases)('%s carries its name as its type', (type, schema) => {
    expect(schema.shape.type.value).toBe(type);
  });

  it.each(cases)('%s comes through unchanged', (_type, schema, message) => {
    const received: Message = message satisfies ProcessStateMessage;
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

  // Probe and ProbeReply have the same members: only the name tells them apart.
  it.each(cases)('%s under the name of any other is refused, and the type named', (type, schema, message) => {
    for (const other of cases.map(([name]) => name).filter((name) => name !== type)) {
      expect(schema.safeParse({ ...message, type: other }).error?.issues, other).toMatchObject([{ path: ['type'] }]);
    }
  });
});

describe('a bad field is refused, saying where', () => {
  it('a token that is no positive integer (PSM-REG-6)', () => {
    expect(faults({ ...good.RegisterRequest, token: 0 })).toEqual(['token']);
    expect(faults({ ...good.RegisterReply, token: 1.5 })).toEqual(['token']);
  });

  it('an epoch below 0 (PSM-KEY-16)', () => {
    expect(faults({ ...good.ReRegisterDemand, epoch: -1 })).toEqual(['epoch']);
  });

  it('an empty name (PSM-LKP-2)', () => {
    expect(faults({ ...good.RegisterRequest, name: '' })).toEqual(['name']);
    expect(faults({ ...good.LookupRequest, target: '' })).toEqual(['target']);
  });

  it('a negative number of a look-up (PSM-LKP-1)', () => {
    expect(faults({ ...good.LookupRequest, seq: -1 })).toEqual(['seq']);
  });

  it('a key without its incarnation, inside any message (PSM-NTF-7, PSM-KEY-13)', () => {
    expect(faults({ ...good.BirthNotification, key: { epoch: 0, pid: 1 } })).toEqual(['key.incarnation']);
    expect(faults({ ...good.Ipc, src: { epoch: 0, pid: 1 } })).toEqual(['src.incarnation']);
  });

  it('a number of a probe that is no positive integer (PSM-HBT-13)', () => {
    expect(faults({ ...good.Probe, n: 0 })).toEqual(['n']);
    expect(faults({ ...good.ProbeReply, n: 1.5 })).toEqual(['n']);
    expect(faults({ ...good.ProbeReply, n: '1' })).toEqual(['n']);
  });

  it('a probe or an answer that presents half a key (PSM-HBT-14)', () => {
    expect(faults({ ...good.Probe, key: { epoch: 0, pid: 1 } })).toEqual(['key.incarnation']);
    expect(faults({ ...good.ProbeReply, key: { epoch: 0, incarnation: 1 } })).toEqual(['key.pid']);
  });

  it('an element or identifier of the operating system below 0 (PSM-REG-12, PSM-HBT-18)', () => {
    expect(faults({ ...good.RegisterRequest, element: -1 })).toEqual(['element']);
    expect(faults({ ...good.RegisterRequest, osId: 'seven' })).toEqual(['osId']);
    expect(faults({ ...good.TokenDrawn, osId: -1 })).toEqual(['osId']);
    expect(faults({ ...good.OsExit, osId: 7.5 })).toEqual(['osId']);
  });

  it('a start stamp that is no token (PSM-REG-18, PSM-HBT-18)', () => {
    expect(faults({ ...good.TokenDrawn, token: 0 })).toEqual(['token']);
    expect(faults({ ...good.OsExit, token: '1' })).toEqual(['token']);
  });

  it('an error code that is none (PSM-HBT-5)', () => {
    expect(faults({ ...good.OsExit, code: -1 })).toEqual(['code']);
    expect(faults({ ...good.OsExit, code: null })).toEqual(['code']);
  });

  it('a question or list without a name for the question (PSM-HBT-24)', () => {
    expect(faults({ ...good.OsListQuery, query: '' })).toEqual(['query']);
    expect(faults({ ...good.OsList, query: '' })).toEqual(['query']);
  });

  it('a list with an entry that names no process, saying which (PSM-HBT-6, PSM-KEY-18)', () => {
    const [first] = good.OsList.active;
    expect(faults({ ...good.OsList, active: 'T' })).toEqual(['active']);
    expect(faults({ ...good.OsList, active: [first, { osId: 8, token: 1 }] })).toEqual(['active.1.address']);
    expect(faults({ ...good.OsList, active: [{ ...first, address: '' }] })).toEqual(['active.0.address']);
    expect(faults({ ...good.OsList, active: [{ ...first, token: 0 }] })).toEqual(['active.0.token']);
    expect(faults({ ...good.OsList, active: [first, { ...first, name: 'T' }] })).toEqual(['active.1']);
  });

  it('an acknowledgement that does not say what was heard, of whom and by whom (PSM-NTF-10)', () => {
    expect(faults({ ...good.Acknowledgement, ended: 'yes' })).toEqual(['ended']);
    expect(faults({ ...good.Acknowledgement, ended: null })).toEqual(['ended']);
    expect(faults({ ...good.Acknowledgement, name: '' })).toEqual(['name']);
    expect(faults({ ...good.Acknowledgement, key: { epoch: 0, pid: 2 } })).toEqual(['key.incarnation']);
    expect(faults({ ...good.Acknowledgement, requester: { ...p, epoch: -1 } })).toEqual(['requester.epoch']);
    // What ended is said by the key: an acknowledgement has no cause.
    expect(faults({ ...good.Acknowledgement, cause: 'silence' })).toEqual(['']);
  });

  it('an unknown cause or reason (PSM-NTF-12, PSM-KEY-8)', () => {
    expect(faults({ ...good.DeathNotification, cause: 'boredom' })).toEqual(['cause']);
    expect(faults({ ...good.IpcReject, reason: 'busy' })).toEqual(['reason']);
    expect(faults({ ...good.ReRegisterDemand, reason: 'late' })).toEqual(['reason']);
  });
});

describe('ReRegisterDemand', () => {
  const demand = { type: 'ReRegisterDemand', epoch: 0, reason: 'dead' } as const;

  it('names a key (PSM-HBT-15) or a token (PSM-REG-19), exactly one of them', () => {
    expect(faults({ ...demand, key: t })).toBeUndefined();
    expect(faults({ ...demand, token: 1 })).toBeUndefined();
    expect(faults({ ...demand, key: t, token: 1 })).toEqual(['key']);
    expect(faults(demand)).toEqual(['key']);
  });

  it('does not name one by undefined, which JSON cannot say (PSM-HBT-15)', () => {
    expect(faults({ ...demand, key: t, token: undefined })).toEqual(['token']);
  });

  it('says the same in its JSON Schema', () => {
    expect(z.toJSONSchema(messages.ReRegisterDemand)).toMatchObject({
      additionalProperties: false,
      oneOf: [{ required: ['key'] }, { required: ['token'] }],
      required: ['type', 'epoch', 'reason'],
    });
  });
});
