import { expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import type { ControlUnitEvent, ControlUnitInput } from './control-unit-context.ts';
import { controlUnit } from './control-unit.ts';

// Goal: what finds room in a full queue is kept with all that a takeover may ask of it. Method: the chart alone.

const pcOf = (slot: number) => ({ proc: 'routing', slot });
const input: ControlUnitInput = {
  unit: 1,
  units: ['U0', 'U1'],
  clients: [0, 1].map((slot) => ({ pc: pcOf(slot), client: String(slot) })),
  outlets: [],
  arbiter: 'arbiter',
  firstPrimary: 0,
  isBack: false,
  highestEpochSeen: 0,
  hasHeartbeat: false,
  applyOrder: 'global',
  probeScope: 'allClients',
  ackToProcess: true,
  ackPath: 'viaPrimary',
  ackMode: 'perUpdate',
  ackInference: false,
  cutPolicy: 'confirmedOnly',
  cutWeight: 1,
  cutFloor: 'confirmed',
  unansweredQuery: 'delete',
  cookieMode: 'sections8',
  replayUnit: 'sections',
  queueCapacity: 1,
  overflowPolicy: 'resyncChannel',
  joinRetry: 1,
};
const update = (slot: number, seq: number): ControlUnitEvent => ({
  type: 'UpdateToStandby',
  pc: pcOf(slot),
  opUid: { epoch: 2, seq },
  body: [{ section: 3, key: 'route', value: seq, audience: 'all' }],
  cookie: 8,
});

it('an update for which a channel gave way is held with its cookie, as any other [RPL-55][RPL-112]', () => {
  const [first] = initialTransition(controlUnit, input);
  const [held] = transition(controlUnit, first, update(0, 1));
  const [full] = transition(controlUnit, held, update(1, 2));
  expect(held.context.queue.updates).toMatchObject([{ pc: pcOf(0), cookie: 8 }]);
  expect(full.context.queue.updates).toMatchObject([{ pc: pcOf(1), opUid: { seq: 2 }, cookie: 8 }]);
  expect(full.context.channels['routing/0']?.lacksUpdates).toBe(true);
});
