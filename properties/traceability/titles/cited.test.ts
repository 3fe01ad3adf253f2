import { describe, expect, test } from 'vitest';
import { citedIn, familiesOfOneWord } from './cited.ts';

// Goal: a title cites exactly the clauses that its writer meant, and a slip of the pen is not taken for plain text.

describe('a title', () => {
  test.each([
    ['one id', 'a key is never wrapped [TOY-KEY-4]', ['TOY-KEY-4']],
    ['several brackets', 'a key [TOY-KEY-4] is never wrapped [TOY-REG-12]', ['TOY-KEY-4', 'TOY-REG-12']],
    ['a list in one bracket', 'a key is never wrapped [TOY-KEY-4, TOY-REG-12]', ['TOY-KEY-4', 'TOY-REG-12']],
    ['one id twice', 'suite [TOY-KEY-4] > a key [TOY-KEY-4]', ['TOY-KEY-4']],
    ['no bracket', 'TOY-KEY-4 is a sentence with a source', []],
    ['another bracket', 'the times [3, 1, 2] and text in [UTF-8] and ["TOY-KEY-4"]', []],
  ])('with %s', (_what, title, ids) => {
    expect(citedIn(title)).toEqual({ ids, unreadable: [] });
  });

  test.each([
    ['a sentence', '[TOY-KEY-4 and TOY-KEY-5]'],
    ['a semicolon', '[TOY-KEY-4; TOY-KEY-5]'],
    ['a range', '[TOY-KEY-4 to 7]'],
    ['no end', '[TOY-KEY-4'],
  ])('with %s in a bracket, which cannot be read', (_what, bracket) => {
    expect(citedIn(`a key is never wrapped ${bracket}`)).toEqual({ ids: [], unreadable: [bracket] });
  });

  test('with a family of one word, where such a family is known', () => {
    const title = 'a record is kept [TOY-4, TOY-KEY-4] in [UTF-8] [TOY-5 and TOY-6]';
    expect(citedIn(title, ['TOY'])).toEqual({ ids: ['TOY-4', 'TOY-KEY-4'], unreadable: ['[TOY-5 and TOY-6]'] });
    expect(citedIn('a record is kept [TOY-4]')).toEqual({ ids: [], unreadable: [] });
  });
});

test('families of one word are those of ids without a second word', () => {
  expect(familiesOfOneWord(['TOY-KEY-4', 'TOY-4', 'LAMP-1', 'TOY-5'])).toEqual(['TOY', 'LAMP']);
});
