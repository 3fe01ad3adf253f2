import fc from 'fast-check';
import { expect } from 'vitest';
import { Supervisor, type SupervisorInput } from '../../../impl/process-state/supervisor.ts';
import type { ManagerInput } from '../../../machines/process-state/index.ts';
import type { Received } from '../../../machines/role.ts';
import type { CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import { PureManager, type Sent } from './pure-manager.fixtures.ts';

/** The names of the model: two can follow each other, and the third tells an order from a coincidence. */
export const NAMES = ['P', 'Q', 'T'] as const;
const HERE = 0;
const ELSEWHERE = 1;
const EPOCH = 2;

/** The supervisor, and what it has sent. */
export interface Tested {
  readonly supervisor: Supervisor;
  readonly sent: Sent[];
  /** What was sent, by type and reason, and `shortest` if a heartbeat took the shortest way. */
  readonly seen: Set<string>;
}

/** A supervisor and the manager that it must be equal to, on the same choices. */
export function pair(choices: Omit<SupervisorInput, 'managerEpoch' | 'managerElement'>): {
  model: PureManager;
  real: Tested;
} {
  const settings = { ...choices, managerElement: HERE, names: NAMES };
  const sent: Sent[] = [];
  const supervisor = new Supervisor({ ...settings, managerEpoch: EPOCH }, (to, message) => sent.push({ to, message }));
  const input: ManagerInput = {
    ...settings,
    operatingSystem: null,
    pollPeriod: 1,
    keyEpoch: true,
    lookupBy: 'name',
    controlChannel: 'reliable-fifo',
    noticeRetry: 1,
    followers: {},
  };
  return { model: new PureManager(input, EPOCH), real: { supervisor, sent, seen: new Set() } };
}

/** Both have sent the same in the same order, and show the same of every name. */
function compare(model: PureManager, { supervisor, sent, seen }: Tested): void {
  for (const { message } of sent) seen.add([message.type, message.cause ?? message.reason].join(' ').trim());
  expect(sent.splice(0)).toEqual(model.takeSent());
  const { entries } = model.view;
  for (const name of NAMES) expect(supervisor.view(name)).toEqual(entries[name]);
}

type Step = fc.Command<PureManager, Tested>;

function received(message: Received): Step {
  return {
    check: () => true,
    run: (model, real) => {
      if (message.type === 'Heartbeat') {
        const { epoch, pid, incarnation } = message.key as CommunicationKey;
        if (real.supervisor.hear(epoch, pid, incarnation)) real.seen.add('shortest');
        else real.supervisor.receive(message);
      } else real.supervisor.receive(message);
      model.receive(message);
      compare(model, real);
    },
    toString: () => `receive(${JSON.stringify(message)})`,
  };
}

function ticks(count: number): Step {
  return {
    check: () => true,
    run: (model, real) => {
      for (let tick = 0; tick < count; tick++) {
        real.supervisor.advance();
        model.advance();
        compare(model, real);
      }
    },
    toString: () => `advance ${count}`,
  };
}

const name = fc.constantFrom(...NAMES);
const address = fc.oneof({ weight: 8, arbitrary: name }, { weight: 1, arbitrary: fc.constant('elsewhere') });
const osId = fc.integer({ min: 7, max: 8 });
const token = fc.integer({ min: 1, max: 6 });
const element = fc.constantFrom(HERE, ELSEWHERE, ELSEWHERE);
/** Mostly a key that may have been issued; sometimes of an earlier epoch, of nobody, or not issued yet. */
const key = fc.record({
  epoch: fc.oneof({ weight: 12, arbitrary: fc.constant(EPOCH) }, { weight: 1, arbitrary: fc.nat(EPOCH - 1) }),
  pid: fc.integer({ min: 1, max: NAMES.length }),
  incarnation: fc.oneof(
    { weight: 3, arbitrary: fc.constant(1) },
    { weight: 2, arbitrary: fc.integer({ min: 2, max: 4 }) },
  ),
});

/** All that can happen to a supervisor, as often as makes runs long lives and not only many births. */
export const steps: fc.Arbitrary<Step>[] = [
  fc
    .record({ type: fc.constant('RegisterRequest'), name, element, osId, token, from: address })
    .map((message) => received(message)),
  fc.record({ type: fc.constant('Heartbeat'), key, from: address }).map((message) => received(message)),
  fc.record({ type: fc.constant('Heartbeat'), key, from: address }).map((message) => received(message)),
  fc
    .record({ type: fc.constant('ProbeReply'), key, n: fc.integer({ min: 1, max: 2 }), from: address })
    .map((message) => received(message)),
  fc
    .record({ type: fc.constant('LookupRequest'), requester: key, target: name, seq: fc.nat(2), from: address })
    .map((message) => received(message)),
  fc
    .record({ type: fc.constant('OsExit'), osId, token, code: fc.constant(1), from: fc.constant('operating system') })
    .map((message) => received(message)),
  fc.integer({ min: 1, max: 5 }).map((count) => ticks(count)),
];
