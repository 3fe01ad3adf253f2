import { describe, expect, test } from 'vitest';
import { lampProtocol } from '../lamp.fixtures.ts';
import { citingTestsOf, complaintsAbout, staleness } from './verdict.ts';

// Goal: a run of tests is judged rightly: what is cited, by which of the tests that passed, and where the file differs.

const protocols = [lampProtocol];
const passed = (title: string) => ({ title, hasPassed: true });
const failed = (title: string) => ({ title, hasPassed: false });

describe('the citing tests', () => {
  test('are those that passed, by clause, in the order of the clauses and then of the titles', () => {
    const tests = [
      passed('b > a fuse [TOY-FUS-1]'),
      passed('a > a fuse [TOY-FUS-1, TOY-LMP-2]'),
      failed('a > a lamp [TOY-LMP-1]'),
      passed('a > a lamp [S-TOY-1]'),
      passed('a > nothing'),
    ];
    const found = citingTestsOf(tests, protocols);
    expect(found).toEqual({
      'TOY-LMP-2': ['a > a fuse [TOY-FUS-1, TOY-LMP-2]'],
      'TOY-FUS-1': ['a > a fuse [TOY-FUS-1, TOY-LMP-2]', 'b > a fuse [TOY-FUS-1]'],
    });
    expect(Object.keys(found)).toEqual(['TOY-LMP-2', 'TOY-FUS-1']);
  });
});

describe('a protocol whose only family has one word', () => {
  const [first] = lampProtocol.clauses;
  if (first === undefined) throw new Error('The protocol of the lamp has no clause.');
  const both = [lampProtocol, { ...lampProtocol, name: 'fan', clauses: [{ ...first, id: 'FAN-1' }] }];

  test('is cited as any other, and what looks alike is plain text', () => {
    const tests = [passed('a > a fan [FAN-1] in [UTF-8]'), passed('b > a fan [FAN-2]')];
    expect(citingTestsOf(tests, both)).toEqual({ 'FAN-1': ['a > a fan [FAN-1] in [UTF-8]'] });
    expect(complaintsAbout(tests, both)).toEqual([
      'The test "b > a fan [FAN-2]" cites FAN-2, and there is no such clause; did you mean FAN-1?',
    ]);
  });
});

describe('complaints', () => {
  test('none about clauses, and properties of the catalogue', () => {
    expect(complaintsAbout([passed('a [TOY-LMP-1] [S-TOY-1]')], protocols)).toEqual([]);
  });

  test('an id that is no clause, whether or not the test passed', () => {
    expect(complaintsAbout([passed('a > b [TOY-LMP-33]'), failed('c > d [OTHER-WORLD-1]')], protocols)).toEqual([
      'The test "a > b [TOY-LMP-33]" cites TOY-LMP-33, and there is no such clause; did you mean TOY-LMP-3?',
      'The test "c > d [OTHER-WORLD-1]" cites OTHER-WORLD-1, and there is no such clause.',
    ]);
  });

  test('a bracket that cannot be read', () => {
    expect(complaintsAbout([passed('a > b [TOY-LMP-1 and 2]')], protocols)).toEqual([
      'The test "a > b [TOY-LMP-1 and 2]" cites "[TOY-LMP-1 and 2]"; write [PSM-REG-5] or [PSM-REG-5, PSM-REG-6].',
    ]);
  });
});

describe('the file', () => {
  const found = { 'TOY-LMP-1': ['a'], 'TOY-LMP-2': ['b'] };

  test('is in date, where it says what was found', () => {
    expect(staleness(found, found, true)).toBeUndefined();
  });

  test('is out of date: what is missing, what is too much, and the command that makes it anew', () => {
    expect(staleness({ 'TOY-LMP-1': ['a', 'c'] }, found, true)).toBe(
      [
        'properties/traceability/citing-tests.json is out of date; make it anew with `npm run clauses:remake`.',
        '  passed, but not in the file: TOY-LMP-2 by b',
        '  in the file, but did not pass: TOY-LMP-1 by c',
      ].join('\n'),
    );
  });

  test('may name a test that failed: of the failure the run has told', () => {
    expect(staleness({ ...found, 'TOY-LMP-3': ['c'] }, found, false)).toBeUndefined();
    expect(staleness({ 'TOY-LMP-1': ['a'] }, found, false)).toContain('not in the file: TOY-LMP-2 by b');
  });
});
