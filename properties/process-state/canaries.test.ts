import { describe, expect, it } from 'vitest';
import { allProperties } from '../../spec/process-state/properties/index.ts';
import { check } from '../checker/index.ts';
import { processStateCanaries } from './canaries/index.ts';

const found = (name: string) => {
  const canary = processStateCanaries.find((candidate) => candidate.name.endsWith(name));
  if (canary === undefined) throw new Error(`No canary "${name}".`);
  const report = check(canary.build(), { stopAtSurprise: false, stopWhenViolated: true });
  return report.properties.find((property) => property.name === canary.breaks);
};

describe('the canaries of process-state', () => {
  it.each(processStateCanaries)('$name is caught', ({ name }) => {
    const broken = found(name);
    expect(broken?.verdict).toBe('violated');
    expect(broken?.counterexample?.steps.length).toBeGreaterThan(0);
  });

  it('leave no property without one that it has been seen to fail in', () => {
    const broken = new Set(processStateCanaries.map(({ breaks }) => breaks));
    expect(allProperties.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
  });

  it('keep the run that showed that tokens must rise [PSM-REG-20]: a repeat of a dead instance, delivered after its successor', () => {
    const steps = found('a late request of a dead predecessor supersedes its successor')?.counterexample?.steps ?? [];
    const told = steps.map(({ step }) =>
      step.kind === 'deliver' ? `${step.message.type} ${String(step.message.token)}` : step.kind,
    );
    expect(told.filter((step) => step !== 'tick' && step !== 'timer')).toEqual([
      'RegisterRequest 100',
      'crash',
      'restart',
      'RegisterRequest 200',
      'RegisterRequest 100',
    ]);
  });
});
