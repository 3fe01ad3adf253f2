import { setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import {
  always,
  counterexampleOf,
  part,
  sometimes,
  step,
  storyOf,
  toy,
  verdictOn,
  type ToyView,
} from '../examples/toys/toy.fixtures.ts';
import { check } from './check.ts';
import { Search } from './search.ts';
import type { System } from './system.ts';

// Goal: each kind of property gets the verdict that it deserves, and a bound is never a pass.
// Method: a token that walks a line of so many places, and two of them side by side: a grid of states.

/** Stands at place 0, 1, … and may go on until the end. */
const walker = (places: number) =>
  setup({}).createMachine({
    id: 'walker',
    initial: '0',
    states: Object.fromEntries(
      Array.from({ length: places }, (_, at) => [
        String(at),
        at + 1 < places ? { on: { 'choice.go': String(at + 1) } } : {},
      ]),
    ),
  });
const walk = (places: number) => part(walker(places));
const line = (more: Partial<System<ToyView>>) => toy({ parts: { a: walk(4) }, ...more });
const grid = (more: Partial<System<ToyView>>) => toy({ parts: { a: walk(4), b: walk(4) }, ...more });

describe('verdicts', () => {
  test('hold or are violated where the whole of the states has been seen', () => {
    // 4 places by 4: 16 states; 3 x 4 steps of each; the far corner is 6 steps away.
    const report = check(
      grid({
        properties: [
          always('A is somewhere', ({ at }) => at('a') !== undefined),
          always('A stays at home', ({ at }) => at('a') === '0', { expect: 'violated', reason: 'it walks' }),
          sometimes('Both arrive', ({ at }) => at('a') === '3' && at('b') === '3'),
          sometimes('A flies', ({ at }) => at('a') === '9', { expect: 'violated', reason: 'it walks' }),
          step(
            'One walks at a time',
            (before, _event, _sent, after) => before.at('a') === after.at('a') || before.at('b') === after.at('b'),
          ),
          step('Nobody walks', (before, _event, _sent, after) => before.at('a') === after.at('a'), {
            expect: 'violated',
            reason: 'a does',
          }),
        ],
      }),
    );
    expect(report).toMatchObject({
      states: 16,
      transitions: 24,
      depth: 6,
      verdict: 'violated',
      asExpected: true,
      bounds: [],
    });
    expect(report.properties.map(({ verdict }) => verdict)).toEqual([
      'holds',
      'holds',
      'holds',
      'violated',
      'holds',
      'violated',
      'holds',
      'violated',
    ]);
    expect(report.properties.find(({ name }) => name === 'A stays at home')?.reason).toBe('it walks');
    expect(report.witnesses).toEqual([{ name: 'Both arrive', depth: 6 }]);
  });

  test('are not finished where a bound was hit, save for what was found before', () => {
    const report = check(
      grid({
        properties: [
          always('A is somewhere', ({ at }) => at('a') !== undefined),
          sometimes('A moves', ({ at }) => at('a') === '1'),
          sometimes('Both arrive', ({ at }) => at('a') === '3' && at('b') === '3'),
        ],
      }),
      { maxStates: 5 },
    );
    expect(report).toMatchObject({ verdict: 'not finished', asExpected: false, bounds: ['more than 5 states'] });
    expect(report.properties.map(({ verdict }) => verdict)).toEqual([
      'not finished',
      'not finished',
      'not finished',
      'holds',
      'not finished',
    ]);
  });

  test('need no bound that is as large as the system', () => {
    expect(check(line({}), { maxStates: 5 })).toMatchObject({ states: 4, verdict: 'holds', bounds: [] });
  });

  test('of an interrupted search are not finished, and the report says why', () => {
    const search = new Search(line({}) as System);
    expect(search.advance(2)).toBe(false);
    search.interrupt('interrupted by the user');
    expect(search.report()).toMatchObject({ verdict: 'not finished', bounds: ['interrupted by the user'] });
  });
});

describe('counterexamples', () => {
  test('of a state are as short as can be', () => {
    // a needs 2 steps and b 1; the last state is the one that breaks it.
    const report = check(grid({ properties: [always('Not so far', ({ at }) => at('a') !== '2' || at('b') !== '1')] }));
    expect(counterexampleOf(report, 'Not so far').steps).toHaveLength(3);
    expect(storyOf(report, 'Not so far').toSorted()).toEqual(['choice.go of a', 'choice.go of a', 'choice.go of b']);
  });

  test('of the first state have no steps', () => {
    expect(
      storyOf(check(line({ properties: [always('Elsewhere', ({ at }) => at('a') !== '0')] })), 'Elsewhere'),
    ).toEqual([]);
  });

  test('of a step end with that step', () => {
    const report = check(
      line({ properties: [step('Nobody reaches 2', (_before, _event, _sent, { at }) => at('a') !== '2')] }),
    );
    expect(
      counterexampleOf(report, 'Nobody reaches 2').steps.map(({ changes }) =>
        changes.map(({ before, after }) => [before, after]),
      ),
    ).toEqual([[['0', '1']], [['1', '2']]]);
  });
});

describe('when a search stops', () => {
  const surprise = always('A stays near', ({ at }) => at('a') === '0' || at('a') === '1');

  test('it stops at the first violation that was not expected', () => {
    const report = check(line({ properties: [surprise] }));
    expect(report).toMatchObject({
      states: 4,
      verdict: 'violated',
      asExpected: false,
      bounds: ['stopped at the first violation that was not expected'],
    });
    expect(verdictOn(report, 'deadlock')).toBe('not finished');
  });

  test('it goes on where it is told to', () => {
    const report = check(line({ properties: [surprise] }), { stopAtSurprise: false });
    expect(report).toMatchObject({ states: 4, transitions: 3, verdict: 'violated', bounds: [] });
    expect(verdictOn(report, 'deadlock')).toBe('holds');
  });

  test('a canary stops as soon as everything expected to be violated is', () => {
    const report = check(
      toy({
        parts: { a: walk(100) },
        properties: [always('A stays at home', ({ at }) => at('a') === '0', { expect: 'violated', reason: 'canary' })],
      }),
      { stopWhenViolated: true },
    );
    // The second state breaks it; its successor has been seen by then.
    expect(report).toMatchObject({
      states: 3,
      verdict: 'violated',
      bounds: ['stopped when all that was to be violated was'],
    });
    expect(verdictOn(report, 'A stays at home')).toBe('violated');
  });

  test('a witness of what should never be reached is a surprise, and no reason to stop a canary', () => {
    const properties = [
      sometimes('A moves', ({ at }) => at('a') === '1', { expect: 'violated', reason: 'it should not' }),
    ];
    expect(check(line({ properties }), { stopWhenViolated: true, stopAtSurprise: false })).toMatchObject({
      states: 4,
      bounds: [],
      asExpected: false,
    });
    expect(check(line({ properties })).bounds).toEqual(['stopped at the first violation that was not expected']);
  });
});
