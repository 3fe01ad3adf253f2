import { setup, type AnyStateMachine, type GuardPredicate } from 'xstate';
import type { CommunicationKey } from '../../spec/process-state/communication-key.ts';
import { entryChanges, roundAfter } from './entry-changes.ts';
import type { EntryContext, EntryEmitted, EntryEvent, EntryInput, Interested, KeptOverRestart } from './entry-data.ts';
import { entryOutputs } from './entry-outputs.ts';
import { entryRules } from './entry-rules.ts';

/** An instance as its registration tells of it. */
export interface RegisteredInstance {
  readonly token: number;
  readonly address: string;
  readonly element: number;
  readonly osId: number;
}

/**
 * Where the data of an entry is kept when it is not the context of its chart: one method for each data effect, and all
 * that the chart's guards and outputs read. What reads must show at once what was written.
 */
export interface EntryPort {
  /**
   * What the entry knows now. `others` may leave out names in which the instance neither has interest nor interest that
   * rests, since what they are told changes nothing.
   */
  readonly entry: EntryContext;
  /** Registered, and not on any list asked for since. PSM-REG-16, PSM-HBT-24 */
  takeInstance(instance: RegisteredInstance): void;
  /** The key that the instance has from now on. PSM-KEY-1 */
  takeKey(key: CommunicationKey): void;
  /** One more count without a heartbeat. PSM-HBT-9 */
  count(): void;
  /** A sign of life: the counter is 0. PSM-HBT-11 */
  resetCounter(): void;
  /** The number of the round of probing that begins. PSM-HBT-13 */
  takeRound(round: number): void;
  /** The operating system has been asked for its list. PSM-HBT-24 */
  noteListAsked(): void;
  /** The instance is dead, and the counter 0. PSM-NTF-12 */
  takeDeath(cause: EntryContext['cause']): void;
  /** Interested once, however often it asks, and resting no more. PSM-LKP-5 */
  addInterest(requester: Interested): void;
  /** The instance with this key is interested no more, if it was. PSM-LKP-14 */
  dropInterest(key: CommunicationKey): void;
  /** The interest of the instance with this key, if there is any, rests. PSM-LKP-15 */
  restInterest(key: CommunicationKey): void;
}

const typed = setup({
  types: {
    input: {} as EntryInput,
    context: {} as EntryContext,
    events: {} as EntryEvent,
    emitted: {} as EntryEmitted,
  },
});

type Guard = GuardPredicate<EntryContext, EntryEvent, undefined, never>;
type Outputs = ReturnType<typeof typed.enqueueActions>;

/** The chart's names with what reads and writes its context. */
export const entrySetup = setup({
  types: {
    input: {} as EntryInput,
    context: {} as EntryContext,
    events: {} as EntryEvent,
    emitted: {} as EntryEmitted,
  },
  delays: {
    countPeriod: ({ context }) => context.countPeriod,
    probeWait: ({ context }) => context.probeWait,
  },
  guards: guardsOver((context) => context),
  actions: {
    ...mapped(entryChanges, (change) => typed.assign(({ context, event }) => change(context, event))),
    ...outputsOver((context) => context),
  },
});

/**
 * The chart of an entry over data of another kind; in its context stay its settings, the key and the token. Its writes are made in the order of its actions, and before what it
 * says next is read, however it is run: by an actor or by `transition`.
 *
 * @throws if the machine names other guards or actions than an entry has, and so is none.
 */
export function provideEntry(machine: AnyStateMachine, port: EntryPort): AnyStateMachine {
  const read = (): EntryContext => port.entry;
  const guards = guardsOver(read);
  const actions = { ...mapped(writes, (write) => over(port, write)), ...outputsOver(read) };
  const unknown = [
    ...Object.keys(machine.implementations.guards).filter((name) => !(name in guards)),
    ...Object.keys(machine.implementations.actions).filter((name) => !(name in actions)),
  ];
  if (unknown.length > 0)
    throw new Error(
      `The chart ${machine.id} has ${unknown.join(', ')}, which no entry has. Give provideEntry the chart of an entry, or extend EntryPort.`,
    );
  return machine.provide({ guards, actions });
}

type Write = (port: EntryPort, event: EntryEvent) => void;

const writes: Readonly<Record<keyof typeof entryChanges, Write>> = {
  takeInstance: (port, event) => {
    if (event.type !== 'RegisterRequest') return;
    port.takeInstance({ token: event.token, address: event.from, element: event.element, osId: event.osId });
  },
  takePid: (port, event) => {
    if (event.type !== 'PidIssued') return;
    const { managerEpoch, firstIncarnation } = port.entry;
    port.takeKey({ epoch: managerEpoch, pid: event.pid, incarnation: firstIncarnation });
  },
  nextIncarnation: (port) => {
    const { managerEpoch, pid, incarnation } = port.entry;
    port.takeKey({ epoch: managerEpoch, pid, incarnation: incarnation + 1 });
  },
  count: (port) => port.count(),
  resetCounter: (port) => port.resetCounter(),
  nextRound: (port) => port.takeRound(roundAfter(port.entry)),
  noteListAsked: (port) => port.noteListAsked(),
  foundSilent: (port) => port.takeDeath('silence'),
  foundSuperseded: (port) => port.takeDeath('superseded'),
  foundEnded: (port) => port.takeDeath('exit'),
  addInterest: (port, event) => {
    if (event.type === 'InterestDeclared' || event.type === 'RequesterReborn') port.addInterest(event.requester);
  },
  dropInterest: (port, event) => {
    if (event.type === 'RequesterGone') port.dropInterest(event.key);
  },
  restInterest: (port, event) => {
    if (event.type === 'RequesterGone') port.restInterest(event.key);
  },
};

/**
 * An `assign`, since XState runs those in their place among the outputs, and plain functions later. In the context stay
 * the control facts: what routers read, and what outlives a restart. PSM-REG-17
 */
function over(port: EntryPort, write: Write): ReturnType<typeof typed.assign> {
  return typed.assign(({ event }) => {
    write(port, event);
    const { epoch, pid, incarnation, token } = port.entry;
    return { epoch, pid, incarnation, token } satisfies KeptOverRestart;
  });
}

function guardsOver(read: (context: EntryContext) => EntryContext): Record<keyof typeof entryRules, Guard> {
  return mapped(
    entryRules,
    (rule): Guard =>
      ({ context, event }) =>
        rule(read(context), event),
  );
}

function outputsOver(read: (context: EntryContext) => EntryContext): Record<keyof typeof entryOutputs, Outputs> {
  return mapped(entryOutputs, (output) =>
    typed.enqueueActions(({ context, event, enqueue }) => {
      for (const message of output(read(context), event)) enqueue.emit(message);
    }),
  );
}

function mapped<Name extends string, From, To>(
  table: Readonly<Record<Name, From>>,
  make: (from: From) => To,
): Record<Name, To> {
  return Object.fromEntries(Object.entries<From>(table).map(([name, from]) => [name, make(from)])) as Record<Name, To>;
}
