import { describe, expect, it } from 'vitest';
import { messages } from './messages.ts';

const p = { epoch: 0, pid: 1, incarnation: 1 };
const t = { epoch: 0, pid: 2, incarnation: 3 };

/** Where the schema of the message's type finds fault with it. */
function faults(message: { readonly type: keyof typeof messages; readonly [field: string]: unknown }) {
  return messages[message.type].safeParse(message).error?.issues.map((issue) => issue.path.join('.'));
}

describe('a target that is known by the identifier of its operating system and its element', () => {
  const target = { osId: 7, element: 1 };
  const byIdentifier = {
    LookupRequest: { type: 'LookupRequest', requester: p, target, seq: 0 },
    LookupReply: { type: 'LookupReply', requester: p, target, name: 'T', seq: 0, key: t },
    DeathNotification: { type: 'DeathNotification', requester: p, name: 'T', target, key: t, cause: 'silence' },
  } as const;
  const messagesAbout = Object.values(byIdentifier).map((message) => [message.type, message] as const);

  it.each(messagesAbout)('%s carries the pair unchanged (PSM-LKP-3)', (type, message) => {
    expect(messages[type].parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  const wrongPairs: readonly (readonly [what: string, target: unknown])[] = [
    ['half a pair', { osId: 7 }],
    ['the other half', { element: 1 }],
    ['a pair with more than that', { ...target, name: 'T' }],
    ['an identifier that no operating system gives', { ...target, osId: -1 }],
    ['an element that is no whole number', { ...target, element: 0.5 }],
    ['an element in words', { ...target, element: 'left' }],
    ['a bare identifier', 7],
    ['nothing', null],
    ['an absence that JSON cannot say', undefined],
  ];

  describe.each(messagesAbout)('%s', (_type, message) => {
    it.each(wrongPairs)('refuses %s, naming the target (PSM-LKP-3)', (_what, wrong) => {
      // Where a name may stand in its place, the fault may be in the target as a whole.
      const places = faults({ ...message, target: wrong })?.map((path) => path.split('.', 1)[0]);
      expect([...new Set(places)]).toEqual(['target']);
    });
  });

  it('is no name where a death answers it: that stands beside it (PSM-LKP-3)', () => {
    expect(faults({ ...byIdentifier.DeathNotification, target: 'T' })).toEqual(['target']);
  });

  it('brings a name with the answer, which is not empty (PSM-LKP-3)', () => {
    expect(faults({ ...byIdentifier.LookupReply, name: '' })).toEqual(['name']);
    expect(faults({ ...byIdentifier.LookupReply, name: undefined })).toEqual(['name']);
    expect(faults({ ...byIdentifier.LookupReply, name: target })).toEqual(['name']);
  });
});
