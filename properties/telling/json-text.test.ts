import { expect, test } from 'vitest';
import { jsonText, messageText } from './json-text.ts';

// Goal: values read easily, and no two different scalars read alike.

test('keys and words go without quotes, and only where nothing else could be meant', () => {
  expect(jsonText({ token: 1, key: { epoch: 1, pid: 2 }, 'two words': ['T', 'rm1', 'a/b'] })).toBe(
    '{token: 1, key: {epoch: 1, pid: 2}, "two words": [T, rm1, a/b]}',
  );
  expect(['null', null, 'true', true, '1', 1, '', 'a b', 'a,b', '{}', {}, []].map(jsonText)).toEqual([
    '"null"',
    'null',
    '"true"',
    'true',
    '"1"',
    '1',
    '""',
    '"a b"',
    '"a,b"',
    '"{}"',
    '{}',
    '[]',
  ]);
});

test('a message is called by its name, with its fields if it has any', () => {
  expect(messageText({ type: 'Commit' })).toBe('Commit');
  expect(messageText({ type: 'RegisterReply', token: 1 })).toBe('RegisterReply {token: 1}');
});
