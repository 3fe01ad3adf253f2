import { describe, expect, it } from 'vitest';
import { allProperties } from '../../spec/process-state/properties/index.ts';
import { brokenIn, judgeCanaries } from '../judging/canaries.fixtures.ts';
import { processStateCanaries } from './canaries/index.ts';

judgeCanaries({ protocol: 'process-state', canaries: processStateCanaries, properties: allProperties });

describe('the canaries of process-state', () => {
  it('keep the run that showed that tokens must rise [PSM-REG-20]: a repeat of a dead instance, delivered after its successor', () => {
    const wrong = 'a late request of a dead predecessor supersedes its successor';
    const canary = processStateCanaries.find(({ what }) => what === wrong);
    if (canary === undefined) throw new Error(`No canary "${wrong}".`);
    const steps = brokenIn(canary)?.counterexample?.steps ?? [];
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
