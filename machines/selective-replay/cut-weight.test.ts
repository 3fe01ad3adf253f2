import { createMachine, initialTransition, transition } from 'xstate';
import { describe, expect, it } from 'vitest';
import { controlUnit } from './control-unit.ts';
import type { ControlUnitContext } from './control-unit-context.ts';
import { provideCutWeight, type CutWeighing } from './cut-weight.ts';

const pc = { proc: 'routing', slot: 0 };
const input = {
  ...{ unit: 1, units: ['U0', 'U1'], clients: [{ pc, client: 'A' }], firstPrimary: 0, isBack: false },
  ...{ highestEpochSeen: 0, applyOrder: 'global', probeScope: 'allClients', ackToProcess: true, joinRetry: 1 },
  ...{ cutPolicy: 'trailingPrefix', cutWeight: 1, cutFloor: 'confirmed' },
} as const;

/** How far a standby with two updates has come, once it has taken over from a primary whose client had only the first. */
function appliedBy(weighing: CutWeighing) {
  const machine = provideCutWeight(controlUnit, weighing);
  const update = (seq: number) => ({ type: 'UpdateToStandby', pc, opUid: { epoch: 2, seq }, body: [] }) as const;
  const events = [
    update(1),
    update(2),
    { type: 'FailoverEvent', failed: 0, cause: 'it has ended' },
    { type: 'ProcessFit', proc: pc.proc },
    { type: 'Probed', pc, opUid: { epoch: 2, seq: 1 }, incarnation: 1 },
  ];
  const [begun] = initialTransition(machine, input);
  const last = events.reduce((state, event) => transition(machine, state, event)[0], begun);
  return (last.context as ControlUnitContext).channels['routing/0']?.lastApplied;
}

describe('the weight of a cut [RPL-88]', () => {
  it('may be computed at the moment of failover, by what is pending and answered', () => {
    const seen: unknown[] = [];
    const weighing: CutWeighing = ({ updates }, channels) => {
      seen.push([updates.length, channels.map(({ answer }) => answer?.position)]);
      return updates.length > 1 ? 0 : 1;
    };
    expect(appliedBy(weighing)).toEqual({ epoch: 2, seq: 1 });
    expect(seen).toEqual([[2, [{ epoch: 2, seq: 1 }]]]);
    expect(appliedBy(() => 1)).toEqual({ epoch: 2, seq: 2 });
  });

  it('is refused by a chart that weighs nothing', () => {
    expect(() => provideCutWeight(createMachine({ id: 'other' }), () => 1)).toThrow(
      'The chart other weighs no cut, as every control unit does. Give provideCutWeight the chart of a control unit.',
    );
  });
});
