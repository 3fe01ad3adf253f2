import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Message } from '../property.ts';
import { messages, type RestartSyncMessage } from './messages.ts';

const src = { epoch: 1, pid: 1, incarnation: 2 };
const dst = { epoch: 1, pid: 2, incarnation: 1 };
const recs = [{ k: '1.1.1.1', v: { over: 1 } }];

const good: { readonly [Type in keyof typeof messages]: z.infer<(typeof messages)[Type]> } = {
  Subscribe: { type: 'Subscribe', src: dst, dst: src },
  Data: { type: 'Data', src, dst, xfer: 1, n: 1, recs },
  Eof: { type: 'Eof', src, dst, xfer: 1, count: 0 },
  Update: { type: 'Update', src, dst, xfer: 1, n: 2, put: recs, remove: ['2.2.2.2'] },
  ConfigRequest: { type: 'ConfigRequest', src: dst, dst: src },
  ConfigReply: { type: 'ConfigReply', src, dst, config: { watch: [1, 2] }, version: 0 },
};
const cases = (Object.keys(messages) as (keyof typeof messages)[]).map(
  (type) => [type, messages[type], good[type]] as const,
);

/** Where the schema of the message's type finds fault with it. */
function faults(message: { readonly type: keyof typeof messages; readonly [field: string]: unknown }) {
  return messages[message.type].safeParse(message).error?.issues.map((issue) => issue.path.join('.'));
}

describe('the messages between sources and receivers', () => {
  it.each(cases)('%s carries its name as its type', (type, schema) => {
    expect(schema.shape.type.value).toBe(type);
  });

  it.each(cases)('%s comes through unchanged', (_type, schema, message) => {
    const received: Message = message satisfies RestartSyncMessage;
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

  it('count transfers and their messages from 1, and an empty transfer has a count of 0 [SYNC-29][SYNC-30]', () => {
    expect(faults({ ...good.Data, xfer: 0 })).toEqual(['xfer']);
    expect(faults({ ...good.Data, n: 0 })).toEqual(['n']);
    expect(faults({ ...good.Update, n: 0 })).toEqual(['n']);
    expect(faults({ ...good.Eof, count: -1 })).toEqual(['count']);
    expect(faults({ ...good.Eof, count: 0 })).toBeUndefined();
  });

  it('hold records with a key and any value that is JSON', () => {
    expect(faults({ ...good.Data, recs: [{ k: '', v: 1 }] })).toEqual(['recs.0.k']);
    expect(faults({ ...good.Data, recs: [{ k: 'a', v: null }] })).toBeUndefined();
    expect(faults({ ...good.Data, recs: [{ k: 'a', v: 1n }] })).toEqual(['recs.0.v']);
    expect(faults({ ...good.Update, remove: [''] })).toEqual(['remove.0']);
  });
});
