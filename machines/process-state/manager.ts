import type { AnyStateMachine } from 'xstate';
import type { CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type { EntryView, IdentifiedView, ManagerView, UnacknowledgedView } from '../../spec/process-state/view.ts';
import {
  only,
  type Boot,
  type Instance,
  type InstanceState,
  type Instances,
  type Received,
  type Role,
} from '../role.ts';
import { admission, admissionOf } from './admission.ts';
import { entryOf, keyIn, type EntryInput, type EntrySettings, type KeptOverRestart } from './entry-data.ts';
import { entry } from './entry.ts';
import { notice, noticeOf, type NoticeContext } from './notice.ts';
import { operatingSystemPoll, POLL_QUERY } from './operating-system-poll.ts';
import { isDemanded, record, type RecordContext } from './record.ts';
import { resolver, RESOLVER, type ResolverContext } from './resolver.ts';

/** What a manager is composed for: its names, its surroundings and what a deployment chooses. */
export interface ManagerInput extends Omit<EntrySettings, 'acknowledgedBy' | 'resolver'> {
  /** The names that may register: the scope of the model. */
  readonly names: readonly string[];
  /** The operating system beside it; null where no process is local, or none is judged by it. */
  readonly operatingSystem: string | null;
  /** Ticks from one look at the list of active processes to the next. PSM-HBT-6 */
  readonly pollPeriod: number;
  /** Whether its epoch is part of its keys. Without it, a key may repeat over a restart of the manager. PSM-KEY-16 */
  readonly keyEpoch: boolean;
  /** Whether targets may be asked for by the identifier of an operating system. PSM-LKP-3 */
  readonly lookupBy: 'name' | 'os-id-and-element';
  /** How what is said to interested processes travels; a channel that loses also needs them to poll, since nobody repeats a look-up that is pushed. PSM-NTF-10 */
  readonly controlChannel: 'reliable-fifo' | 'ack-retransmit';
  /** Ticks until what is not acknowledged, or a demand at its start not obeyed, is said again: more than there and back take. PSM-NTF-10, PSM-KEY-18 */
  readonly noticeRetry: number;
  /** The processes that may look up each name: where notices are acknowledged, each has one of its own for each. */
  readonly followers: Readonly<Record<string, readonly string[]>>;
}

/** The charts that a manager is made of. */
export interface ManagerCharts {
  readonly record: AnyStateMachine;
  readonly entry: AnyStateMachine;
  readonly admission: AnyStateMachine;
  readonly operatingSystemPoll: AnyStateMachine;
  readonly notice: AnyStateMachine;
  readonly resolver: AnyStateMachine;
}

/** What a durable registry keeps over a restart of the manager, for the names of its scope. PSM-REG-17 */
export function durableRegistry(names: readonly string[]): readonly string[] {
  const ofEntries = names.flatMap((name) => KEPT.map((key) => `${entryOf(name)}.${key}`));
  return ['record.nextPid', ...ofEntries];
}

const KEPT: readonly (keyof KeptOverRestart)[] = ['epoch', 'pid', 'incarnation', 'token'];

/**
 * The process state manager: the shared record, and an entry for each name. A registration goes to the entry of its name,
 * past the operating system where that judges it; what presents a key goes to the entry that the key belongs to, wherever
 * it came from, and to the record where it is of an earlier epoch; so does a registration under a start stamp that was told
 * to draw a fresh one. PSM-REG-4, PSM-HBT-11, PSM-KEY-17, PSM-KEY-18
 */
export function manager(
  input: ManagerInput,
  charts: ManagerCharts = { record, entry, admission, operatingSystemPoll, notice, resolver },
): Role<object, ManagerView> {
  const { names, operatingSystem, pollPeriod, lookupBy, noticeRetry } = input;
  const resolves = lookupBy === 'os-id-and-element';
  const acknowledgers = (name: string): readonly string[] => acknowledgersOf(input, name);
  const isJudged = operatingSystem !== null && input.localDetector !== 'heartbeat';
  const isPolled = isJudged && input.localDetector === 'os-poll';
  return {
    name: 'process-state/manager',
    instances: (start) => {
      const nextPid = start.durable['record.nextPid'];
      const instances: Record<string, Instance> = {
        record: {
          machine: charts.record,
          input: {
            epoch: epochOf(input, start),
            operatingSystem: input.keyEpoch ? operatingSystem : null,
            demandRetry: input.controlChannel === 'ack-retransmit' ? noticeRetry : null,
            ...(nextPid !== undefined && { nextPid }),
          },
        },
      };
      for (const name of names) {
        instances[entryOf(name)] = { machine: charts.entry, input: entryInputOf(input, name, start) };
        for (const process of acknowledgers(name))
          instances[noticeOf(name, process)] = { machine: charts.notice, input: { process, noticeRetry } };
        if (isJudged) instances[admissionOf(name)] = { machine: charts.admission, input: { name, operatingSystem } };
      }
      if (resolves) instances[RESOLVER] = { machine: charts.resolver };
      if (isPolled)
        instances.poll = { machine: charts.operatingSystemPoll, input: { operatingSystem, names, pollPeriod } };
      return instances;
    },
    route: (message, instances) => {
      switch (message.type) {
        case 'RegisterRequest': {
          const name = String(message.name);
          const isLocal = message.element === input.managerElement;
          if (isLocal && isDemanded(recordOf(instances), message.from, message.token)) return ['record'];
          return [isJudged && isLocal ? admissionOf(name) : entryOf(name)];
        }
        case 'OsExit':
          return names.map(entryOf);
        case 'OsList':
          return listReaders(String(message.query), names);
        case 'Acknowledgement':
          return [noticeOf(String(message.name), message.from)];
        default:
          return entriesOf(message, instances, names);
      }
    },
    view: (instances) => ({
      element: input.managerElement,
      epoch: recordOf(instances).epoch,
      entries: Object.fromEntries(names.map((name) => [name, viewEntry(only(instances, entryOf(name)))])),
      unacknowledged: names.flatMap((name) =>
        acknowledgers(name).flatMap((process) => viewNotice(instances, name, process)),
      ),
      demanded: recordOf(instances).demanded,
      demandedIn:
        recordOf(instances).demanded.length > 0 ? only(instances, 'record').ticksLeft('demandRetry') : undefined,
      identified: resolves ? viewIdentified(only(instances, RESOLVER).context as unknown as ResolverContext) : [],
      limit: input.limit,
      interestLifetime: input.interestLifetime,
      probes: input.probe,
      firstIncarnation: input.firstIncarnation,
      lastIncarnation: input.lastIncarnation,
    }),
  };
}

/** What the entry of a name begins with at a start of its manager. */
export function entryInputOf(input: ManagerInput, name: string, start: Boot): EntryInput {
  const { managerElement, localDetector, limit, countPeriod, probe, probeWait, probeRounds } = input;
  const { lateHeartbeat, interestLifetime, firstIncarnation, lastIncarnation } = input;
  const kept = keptOf(name, start);
  return {
    name,
    others: input.names.filter((other) => other !== name),
    managerEpoch: epochOf(input, start),
    managerElement,
    localDetector,
    limit,
    countPeriod,
    probe,
    probeWait,
    probeRounds,
    lateHeartbeat,
    interestLifetime,
    firstIncarnation,
    lastIncarnation,
    acknowledgedBy: acknowledgersOf(input, name),
    resolver: input.lookupBy === 'os-id-and-element' ? RESOLVER : null,
    ...(kept !== undefined && { kept }),
  };
}

function epochOf({ keyEpoch }: ManagerInput, { boot }: Boot): number {
  return keyEpoch ? boot : 0;
}

function acknowledgersOf({ controlChannel, followers }: ManagerInput, name: string): readonly string[] {
  return controlChannel === 'ack-retransmit' ? (followers[name] ?? []) : [];
}

function keptOf(name: string, { durable }: Boot): KeptOverRestart | undefined {
  const kept = KEPT.map((key) => [key, durable[`${entryOf(name)}.${key}`]] as const);
  return kept.some(([, value]) => value === undefined)
    ? undefined
    : (Object.fromEntries(kept) as unknown as KeptOverRestart);
}

/** Whoever has asked; a poll also concerns every entry. */
function listReaders(query: string, names: readonly string[]): readonly string[] {
  if (query === POLL_QUERY) return ['poll', ...names.map(entryOf)];
  return [names.map(admissionOf).find((address) => address === query) ?? 'record'];
}

function entriesOf(message: Received, instances: Instances, names: readonly string[]): readonly string[] {
  const presented = (message.key ?? message.requester) as CommunicationKey | undefined;
  if (presented === undefined) return [];
  const { epoch } = recordOf(instances);
  const owners = names.map(entryOf).filter((address) => belongsTo(presented, instances, address));
  // Without epochs a key from before a restart may belong to nobody: the record answers for all that came before.
  return presented.epoch < epoch || owners.length === 0 ? ['record'] : owners;
}

function recordOf(instances: Instances): RecordContext {
  return only(instances, 'record').context as unknown as RecordContext;
}

function belongsTo(key: CommunicationKey, instances: Instances, address: string): boolean {
  const { epoch, pid } = only(instances, address).context as unknown as CommunicationKey;
  return epoch === key.epoch && pid === key.pid;
}

/** What an outsider could know of a name, by its entry. */
export function viewEntry(instance: InstanceState): EntryView {
  const context = instance.context as unknown as Omit<EntryView, 'state' | 'key' | 'judgedBy'> & CommunicationKey;
  const { token, address, element, osId, counter, cause, interested, resting } = context;
  const isUnseen = instance.matches('unseen');
  return {
    state: isUnseen ? 'unseen' : instance.matches('alive') ? 'alive' : 'dead',
    key: isUnseen ? null : keyIn(context),
    token,
    address,
    element,
    osId,
    counter,
    cause,
    judgedBy: instance.matches('alive.watched') ? 'operating system' : 'silence',
    interested,
    resting,
  };
}

function viewNotice(instances: Instances, name: string, process: string): readonly UnacknowledgedView[] {
  const instance = only(instances, noticeOf(name, process));
  const { held } = instance.context as unknown as NoticeContext;
  if (held === null) return [];
  const { requester, key, type } = held;
  const dueIn = instance.ticksLeft('noticeRetry');
  return [{ name, process, requester, key, ended: type === 'DeathNotification', dueIn }];
}

function viewIdentified({ awaiting, resolved }: ResolverContext): readonly IdentifiedView[] {
  return [
    ...awaiting.map(({ requester, asked }) => ({ requester: requester.key, asked, name: null })),
    ...resolved.map(({ key, asked, name }) => ({ requester: key, asked, name })),
  ];
}
