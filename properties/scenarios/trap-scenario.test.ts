import { describe, expect, test } from 'vitest';
import type { Trap } from '../../spec/trap.ts';
import { closed } from '../catalogue.ts';
import { check } from '../checker/index.ts';
import { twoPhaseCommit } from '../examples/two-phase-commit/system.ts';
import { delivered, sent } from './occurrences.ts';
import { scenariosOf } from './trap-scenario.ts';

// Goal: a trap of a specification becomes a run that is known by name, and none is left out in silence.

const traps: readonly Trap[] = [
  { id: 'T1', events: 'one participant prepares.', wrong: 'the others do not', guardedBy: ['TOY-1'] },
];
const composition = { name: 'toy/commit' };
const build = () => closed(twoPhaseCommit(2));

describe('the scenarios of traps', () => {
  test('are runs in which the trap comes about', () => {
    const occurrences = [sent('Prepared', 'manager')];
    const [found] = scenariosOf(traps, { T1: { composition, occurrences, unguarded: 'nothing' } }, build);
    expect(found?.name).toBe('toy/commit scenario: T1, one participant prepares.');
    const report = check(found?.build() ?? build(), { stopAtSurprise: false, stopWhenViolated: true });
    expect(report.properties.find(({ name }) => name === found?.breaks)?.verdict).toBe('violated');
  });

  test('that cannot come about are not found', () => {
    const occurrences = [delivered('Nonsense', 'nobody')];
    const [found] = scenariosOf(traps, { T1: { composition, occurrences, unguarded: 'nothing' } }, build);
    const report = check(found?.build() ?? build(), { stopAtSurprise: false });
    expect(report.properties.find(({ name }) => name === found?.breaks)?.verdict).toBe('holds');
  });

  test('are missed where one is missing', () => {
    expect(() => scenariosOf(traps, {}, build)).toThrow('The trap T1 has no scenario.');
  });
});
