import { emit, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { part, types } from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { refusal, sound } from './sound-system.fixtures.ts';
import { type MessageSchema } from './system.ts';

// Goal: a message that nobody can receive, or that is not as its system has declared it, stops the check with its place and the fix.
// Method: one sound system, one of whose parts says something else.

describe('a message is refused that', () => {
  const saying = (message: object) => {
    const speaker = setup({ types, actions: { say: emit({ type: 'Data', ...message } as never) } }).createMachine({
      id: 'speaker',
      entry: 'say',
      initial: 'said',
      states: { said: {} },
    });
    return refusal({ parts: { ...sound.parts, a: part(speaker, { host: 'cpu' }) } });
  };
  const chart = 'toy > parts.a > instance "speaker" (chart speaker) > emit';
  const address = 'Give each emitted event a `to`: a part, an instance of the role, or "environment".';

  test('has no receiver', () => {
    expect(saying({})).toMatchObject({ path: `${chart} Data`, found: 'no receiver (`to` is undefined)', fix: address });
    expect(saying({ to: 1 })).toMatchObject({ path: `${chart} Data`, found: 'no receiver (`to` is 1)', fix: address });
    expect(saying({ to: ['b', null] })).toMatchObject({
      path: `${chart} Data`,
      found: 'no receiver (`to` is ["b",null])',
      fix: address,
    });
  });

  test('goes to nobody', () => {
    expect(saying({ to: 'c' })).toMatchObject({
      path: 'toy > parts.a > emit Data',
      found: 'no channel that carries it from "a" to "c"',
      fix: '"c" is neither a part, an instance of the role, nor "environment": parts are a, b.',
    });
  });

  test('no channel carries', () => {
    expect(saying({ type: 'Other', to: 'b' })).toMatchObject({
      path: 'toy > parts.a > emit Other',
      found: 'no channel that carries it from "a" to "b"',
      fix: 'Declare a channel between them and name the message in its `carries`.',
    });
  });

  test('is no plain data', () => {
    expect(saying({ to: 'b', at: new Date(0) })).toMatchObject({
      path: `${chart}[0].at`,
      found: 'an instance of Date',
    });
    expect(saying({ to: 'b', at: undefined })).toMatchObject({ path: `${chart}[0].at`, found: 'undefined' });
  });

  const numbered: MessageSchema = {
    safeParse: (value) =>
      typeof (value as { number?: unknown }).number === 'number'
        ? { success: true }
        : { success: false, error: { issues: [{ path: ['number'], message: 'expected a number' }] } },
  };
  const withSchema = (message: object, messages: Record<string, MessageSchema>) => {
    const speaker = setup({ types, actions: { say: emit({ type: 'Data', to: 'b', ...message }) } }).createMachine({
      id: 'speaker',
      entry: 'say',
      initial: 'said',
      states: { said: {} },
    });
    return { messages, parts: { ...sound.parts, a: part(speaker, { host: 'cpu' }) } };
  };

  test('breaks its schema', () => {
    expect(refusal(withSchema({ number: 'one' }, { Data: numbered }))).toMatchObject({
      path: 'toy > parts.a > emit Data',
      found: '{"type":"Data","number":"one"}, which breaks its schema at number: expected a number',
    });
    expect(check({ ...sound, ...withSchema({ number: 1 }, { Data: numbered }) })).toMatchObject({
      states: 2,
      verdict: 'holds',
    });
  });

  test('has no schema where others have', () => {
    expect(refusal(withSchema({ number: 1 }, { Clear: numbered }))).toMatchObject({
      path: 'toy > parts.a > emit Data',
      found: 'a message type without a schema',
      fix: "Add it to the system's `messages`; known are Clear.",
    });
  });
});
