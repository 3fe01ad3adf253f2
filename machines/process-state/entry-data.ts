import { assign, setup } from 'xstate';
import { laterKey, sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type {
  ActiveProcess,
  Heartbeat,
  HostedProcess,
  LookupRequest,
  OsExit,
  OsList,
  ProbeReply,
  ProcessStateMessage,
  RegisterRequest,
} from '../../spec/process-state/messages.ts';

/** A process that wants to hear of this name's births and deaths: where it is reached, and the key that it asked with. */
export interface Interested {
  readonly process: string;
  readonly key: CommunicationKey;
}

/** What an entry is told by the other charts of the manager, within the step. */
type Internal =
  | { type: 'PidIssued'; pid: number }
  | { type: 'InterestDeclared'; requester: Interested; seq: number; asked?: HostedProcess }
  | { type: 'RequesterGone'; key: CommunicationKey }
  | { type: 'RequesterReborn'; requester: Interested }
  | { type: 'ListAsked' };

type Event = (RegisterRequest | Heartbeat | LookupRequest | ProbeReply | OsExit | OsList) & { from: string };

/** What the resolver is told. PSM-LKP-3 */
type ToResolver =
  | { type: 'IdentifierAsked'; requester: Interested; asked: HostedProcess; seq: number }
  | { type: 'InstanceRegistered'; name: string; at: HostedProcess };

type Emitted = (ProcessStateMessage | Internal | ToResolver | { type: 'IssuePid'; entry: string }) & { to: string };

/** What a deployment chooses for all entries of its manager. */
export interface EntrySettings {
  /** The element that the manager runs on: a process there is local. PSM-REG-12 */
  readonly managerElement: number;
  /** How the death of a local process is learnt. PSM-HBT-3, PSM-HBT-5, PSM-HBT-6 */
  readonly localDetector: 'os-error-code' | 'os-poll' | 'heartbeat';
  /** Counts without a heartbeat that are still alive; one more is dead. PSM-HBT-10 */
  readonly limit: number;
  /** Ticks from count to count. PSM-HBT-9 */
  readonly countPeriod: number;
  /** Whether a process that is silent for longer than the limit is asked before it counts as dead. PSM-HBT-13 */
  readonly probe: boolean;
  /** Ticks for the answer to a probe. PSM-HBT-13 */
  readonly probeWait: number;
  /** How many rounds of probing have numbers of their own; the next one begins again with 1. */
  readonly probeRounds: number;
  /** What a heartbeat of an instance that counts as dead is answered with. PSM-HBT-15, PSM-HBT-17 */
  readonly lateHeartbeat: 'demand-reregister' | 'ignore';
  /** Whether the successor of an interested instance inherits its interest. PSM-LKP-14, PSM-LKP-15 */
  readonly interestLifetime: 'incarnation' | 'process';
  /** The processes that are told through a notice that is kept until they acknowledge it; none where nothing is lost. PSM-NTF-10 */
  readonly acknowledgedBy?: readonly string[];
  /** Where targets are asked for by identifier: the address of what resolves these. PSM-LKP-3 */
  readonly resolver?: string | null;
  readonly firstIncarnation: number;
  /** The last incarnation that a key has room for: a registration beyond it is refused, never wrapped. PSM-KEY-4 */
  readonly lastIncarnation: number;
}

/** What a durable registry keeps of a name over a restart of the manager. PSM-REG-17 */
export interface KeptOverRestart extends CommunicationKey {
  readonly token: number;
}

export interface EntryInput extends EntrySettings {
  readonly name: string;
  /** All other names whose entries this one tells when a requester is gone. */
  readonly others: readonly string[];
  /** The manager's own epoch: part of every key that it issues. PSM-KEY-16 */
  readonly managerEpoch: number;
  readonly kept?: KeptOverRestart;
}

/** What an entry remembers. */
export interface EntryContext extends Omit<EntryInput, 'kept'>, CommunicationKey {
  /** The token of the instance that the key was issued to; 0 before the first. */
  readonly token: number;
  /** Where that instance is reached, and where and under which identifier its operating system runs it. */
  readonly address: string;
  readonly element: number;
  readonly osId: number;
  /** Counts since the registration or the last heartbeat. */
  readonly counter: number;
  /** The number of the last probe; 0 before the first. */
  readonly round: number;
  /** Whether the operating system has been asked for its list since the registration. PSM-HBT-24 */
  readonly listAsked: boolean;
  /** How the last death was learnt. PSM-NTF-12 */
  readonly cause: 'exit' | 'silence' | 'superseded';
  readonly interested: readonly Interested[];
  /** Processes whose interest rests until they have a key again. PSM-LKP-15 */
  readonly resting: readonly string[];
}

/** The address of a name's entry inside the manager. */
export function entryOf(name: string): string {
  return `entry/${name}`;
}

/** The first context of an entry. */
export function firstContext({ kept, ...input }: EntryInput): EntryContext {
  return {
    ...input,
    ...(kept ?? { epoch: 0, pid: 0, incarnation: 0, token: 0 }),
    address: input.name,
    element: 0,
    osId: 0,
    counter: 0,
    round: 0,
    listAsked: false,
    cause: 'silence',
    interested: [],
    resting: [],
  };
}

/** What the entry remembers, and how it decides. */
export const entryData = setup({
  types: {
    input: {} as EntryInput,
    context: {} as EntryContext,
    events: {} as Event | Internal,
    emitted: {} as Emitted,
  },
  delays: {
    countPeriod: ({ context }) => context.countPeriod,
    probeWait: ({ context }) => context.probeWait,
  },
  guards: {
    keptOverRestart: ({ context }) => context.pid > 0,
    judgedByOperatingSystem: ({ context }) =>
      context.element === context.managerElement && context.localDetector !== 'heartbeat',
    nextCountExceedsLimit: ({ context }) => context.counter + 1 > context.limit,
    probes: ({ context }) => context.probe,
    demands: ({ context }) => context.lateHeartbeat === 'demand-reregister',
    sameToken: ({ context, event }) => 'token' in event && event.token === context.token,
    laterToken: ({ context, event }) => 'token' in event && event.token > context.token,
    incarnationLeft: ({ context }) => context.incarnation < context.lastIncarnation,
    ofCurrentKey: ({ context, event }) => sameKey(presentedKey(event), keyIn(context)),
    ofThisRound: ({ context, event }) => event.type === 'ProbeReply' && event.n === context.round,
    ofThisInstance: ({ context, event }) =>
      event.type === 'OsExit' && event.osId === context.osId && event.token === context.token,
    missingFromList: ({ context, event }) =>
      event.type === 'OsList' && context.listAsked && !isListed(context, event.active),
    ofItself: ({ context, event }) => event.type === 'InterestDeclared' && sameKey(event.requester.key, keyIn(context)),
    outlivesIncarnation: ({ context }) => context.interestLifetime === 'process',
    rests: ({ context, event }) =>
      event.type === 'RequesterReborn' && context.resting.includes(event.requester.process),
  },
  actions: {
    takeInstance: assign(({ event }) =>
      event.type === 'RegisterRequest'
        ? { token: event.token, address: event.from, element: event.element, osId: event.osId, listAsked: false }
        : {},
    ),
    takePid: assign(({ context, event }) =>
      event.type === 'PidIssued'
        ? { epoch: context.managerEpoch, pid: event.pid, incarnation: context.firstIncarnation }
        : {},
    ),
    nextIncarnation: assign(({ context }) => ({ epoch: context.managerEpoch, incarnation: context.incarnation + 1 })),
    count: assign({ counter: ({ context }) => context.counter + 1 }),
    resetCounter: assign({ counter: 0 }),
    nextRound: assign({ round: ({ context }) => (context.round % context.probeRounds) + 1 }),
    noteListAsked: assign({ listAsked: true }),
    foundSilent: assign({ cause: 'silence', counter: 0 }),
    foundSuperseded: assign({ cause: 'superseded', counter: 0 }),
    foundEnded: assign({ cause: 'exit', counter: 0 }),
    addInterest: assign(({ context, event }) => {
      if (event.type !== 'InterestDeclared' && event.type !== 'RequesterReborn') return {};
      const { requester } = event;
      return {
        interested: withInterest(context.interested, requester),
        resting: context.resting.filter((name) => name !== requester.process),
      };
    }),
    dropInterest: assign({
      interested: ({ context, event }) =>
        event.type === 'RequesterGone'
          ? context.interested.filter(({ key }) => !sameKey(key, event.key))
          : context.interested,
    }),
    restInterest: assign(({ context, event }) => {
      const gone =
        event.type === 'RequesterGone' ? context.interested.find(({ key }) => sameKey(key, event.key)) : undefined;
      if (gone === undefined) return {};
      return {
        interested: context.interested.filter((who) => who !== gone),
        resting: [...new Set([...context.resting, gone.process])].sort(),
      };
    }),
  },
});

export function keyIn({ epoch, pid, incarnation }: CommunicationKey): CommunicationKey {
  return { epoch, pid, incarnation };
}

function presentedKey(event: Event | Internal): CommunicationKey {
  if (event.type === 'Heartbeat' || event.type === 'ProbeReply') return event.key;
  if (event.type === 'LookupRequest') return event.requester;
  throw new Error(`${event.type} presents no key`);
}

function isListed({ osId, token }: EntryContext, active: readonly ActiveProcess[]): boolean {
  return active.some((process) => process.osId === osId && process.token === token);
}

/** A set: one instance is interested once, however often it asks. In order of keys, so that equal sets are equal lists. */
function withInterest(interested: readonly Interested[], added: Interested): readonly Interested[] {
  if (interested.some(({ key }) => sameKey(key, added.key))) return interested;
  return [...interested, added].sort((a, b) => a.key.pid - b.key.pid || (laterKey(a.key, b.key) ? 1 : -1));
}
