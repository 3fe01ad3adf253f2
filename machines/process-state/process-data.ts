import { assign, emit, enqueueActions, setup } from 'xstate';
import { sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type {
  Ipc,
  Probe,
  ProcessStateMessage,
  RegisterReply,
  ReRegisterDemand,
} from '../../spec/process-state/messages.ts';
import { ENVIRONMENT } from '../role.ts';

type Event = RegisterReply | ReRegisterDemand | Probe | TargetNamed | (Ipc & { from: string });

/** What the charts of one process tell each other within the step. */
export interface KeyTaken {
  type: 'KeyTaken';
  key: CommunicationKey;
}
/** The name of a target that was known by identifier alone. PSM-LKP-3 */
export interface TargetNamed {
  type: 'TargetNamed';
  target: string;
  name: string;
}
export interface KeyDropped {
  type: 'KeyDropped';
}
export interface IpcAdmitted {
  type: 'IpcAdmitted';
  src: CommunicationKey;
  dst: CommunicationKey;
  body: string;
}
/** The body of an Ipc takes effect: what leaves the process towards its application. */
export interface IpcAccepted {
  type: 'IpcAccepted';
  src: CommunicationKey;
  dst: CommunicationKey;
  body: string;
}

type Emitted = (ProcessStateMessage | KeyTaken | KeyDropped | IpcAdmitted | IpcAccepted) & { to: string };

/** What a process is given at its start: who it is, where it runs and whom it knows. */
export interface ProcessInput {
  readonly name: string;
  readonly manager: string;
  /** The element that it runs on. PSM-REG-12 */
  readonly element: number;
  /** What the operating system calls it. */
  readonly osId: number;
  /** The operating system beside it, where that tells the manager of its end; null where its silence must. */
  readonly operatingSystem: string | null;
  /** The processes that it looks up as soon as it has a key. */
  readonly targets: readonly string[];
  /** Further charts of the process that are told of its keys: those of a protocol that stands on this one. Default: none. */
  readonly listeners?: readonly string[];
  /** Ticks from heartbeat to heartbeat. PSM-HBT-1 */
  readonly heartbeatPeriod: number;
  /** Ticks until an unanswered RegisterRequest is repeated. PSM-REG-14 */
  readonly registerRetry: number;
  /** What it does when it learns that a later instance has its name. PSM-HBT-23, PSM-HBT-26 */
  readonly superseded: 'exit' | 'demand-reregister';
  /** Starts of this name elsewhere, before the first start here: its tokens are above theirs. PSM-REG-16, PSM-REG-20 */
  readonly earlierStarts: number;
  /** Counts the starts of this process; tokens are drawn from it, so that none is used twice. */
  readonly boot: number;
}

/** What a process remembers. */
export interface ProcessContext extends ProcessInput {
  readonly listeners: readonly string[];
  readonly token: number;
  readonly key: CommunicationKey | null;
  /** What it calls the targets whose names it had to learn. */
  readonly called: Readonly<Record<string, string>>;
}

/** The address of the chart that follows one target, inside the process. */
export function interestIn(target: string): string {
  return `interest/${target}`;
}

/** Tokens of one start are numbered from here, so that no two starts share one. */
const TOKENS_PER_BOOT = 100;

/** The first context of a process. */
export function firstContext(input: ProcessInput): ProcessContext {
  return {
    ...input,
    listeners: input.listeners ?? [],
    token: (input.earlierStarts + input.boot) * TOKENS_PER_BOOT,
    key: null,
    called: {},
  };
}

/** What a process remembers, how it decides, and what it says. */
export const processData = setup({
  types: {
    input: {} as ProcessInput,
    context: {} as ProcessContext,
    events: {} as Event,
    emitted: {} as Emitted,
  },
  delays: {
    heartbeatPeriod: ({ context }) => context.heartbeatPeriod,
    registerRetry: ({ context }) => context.registerRetry,
  },
  guards: {
    ownToken: ({ context, event }) => 'token' in event && event.token === context.token,
    ownKeyOrToken: ({ context, event }) =>
      event.type === 'ReRegisterDemand' &&
      (event.token === context.token || (event.key !== undefined && isMine(context, event.key))),
    ofFormerEpoch: ({ context, event }) =>
      event.type === 'ReRegisterDemand' &&
      context.key !== null &&
      (event.epoch < context.key.epoch || (event.reason === 'epoch' && event.epoch === context.key.epoch)),
    ofSuperseded: ({ event }) => event.type === 'ReRegisterDemand' && event.reason === 'superseded',
    endsIt: ({ context, event }) =>
      event.type === 'ReRegisterDemand' && event.reason === 'superseded' && context.superseded === 'exit',
    ownKey: ({ context, event }) => event.type === 'Probe' && isMine(context, event.key),
    watchedByOperatingSystem: ({ context }) => context.operatingSystem !== null,
    addressedHereFromTarget: ({ context, event }) =>
      event.type === 'Ipc' && isMine(context, event.dst) && context.targets.includes(calledIn(context, event.from)),
    addressedHere: ({ context, event }) => event.type === 'Ipc' && isMine(context, event.dst),
  },
  actions: {
    tellOperatingSystem: enqueueActions(({ context, enqueue }) => {
      const { operatingSystem, osId, token } = context;
      if (operatingSystem !== null) enqueue.emit({ type: 'TokenDrawn', to: operatingSystem, osId, token });
    }),
    register: emit(({ context }) => ({
      type: 'RegisterRequest' as const,
      to: context.manager,
      name: context.name,
      element: context.element,
      osId: context.osId,
      token: context.token,
    })),
    answerProbe: enqueueActions(({ context, event, enqueue }) => {
      if (event.type === 'Probe') enqueue.emit({ type: 'ProbeReply', to: context.manager, key: event.key, n: event.n });
    }),
    drawToken: assign({ token: ({ context }) => context.token + 1 }),
    takeKey: assign({ key: ({ context, event }) => (event.type === 'RegisterReply' ? event.key : context.key) }),
    noteName: assign(({ context, event }) =>
      event.type === 'TargetNamed' ? { called: { ...context.called, [event.name]: event.target } } : {},
    ),
    dropKey: assign({ key: null }),
    tellKeyTaken: enqueueActions(({ context, enqueue }) => {
      if (context.key === null) return;
      for (const target of context.targets)
        enqueue.emit({ type: 'KeyTaken', to: interestIn(target), key: context.key });
      for (const to of context.listeners) enqueue.emit({ type: 'KeyTaken', to, key: context.key });
    }),
    tellKeyDropped: enqueueActions(({ context, enqueue }) => {
      for (const target of context.targets) enqueue.emit({ type: 'KeyDropped', to: interestIn(target) });
      for (const to of context.listeners) enqueue.emit({ type: 'KeyDropped', to });
    }),
    beat: enqueueActions(({ context, enqueue }) => {
      if (context.key !== null) enqueue.emit({ type: 'Heartbeat', to: context.manager, key: context.key });
    }),
    admit: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'Ipc') return;
      enqueue.emit({
        type: 'IpcAdmitted',
        to: interestIn(calledIn(context, event.from)),
        src: event.src,
        dst: event.dst,
        body: event.body,
      });
    }),
    accept: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'Ipc') return;
      enqueue.emit({ type: 'IpcAccepted', to: ENVIRONMENT, src: event.src, dst: event.dst, body: event.body });
    }),
    rejectMismatch: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'Ipc')
        enqueue.emit({
          type: 'IpcReject',
          to: event.from,
          presented: event.dst,
          reason: 'key-mismatch',
          body: event.body,
        });
    }),
    rejectNotReady: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'Ipc')
        enqueue.emit({
          type: 'IpcReject',
          to: event.from,
          presented: event.dst,
          reason: 'not-ready',
          body: event.body,
        });
    }),
  },
});

function isMine(context: ProcessContext, key: CommunicationKey): boolean {
  return context.key !== null && sameKey(context.key, key);
}

function calledIn({ called }: ProcessContext, name: string): string {
  return called[name] ?? name;
}
