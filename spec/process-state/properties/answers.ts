import type { Message, Sent, Step, StepEvent } from '../../property.ts';
import { laterKey, sameKey, type CommunicationKey } from '../communication-key.ts';
import type { EntryView, ProcessStateView } from '../view.ts';
import { isRepeat } from './acknowledgement.ts';
import { isAskedBy } from './identifiers.ts';

/** What holds of the manager's answers: each request is answered within its step, or rightly not at all. */

export const registrationIsAnswered: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A registration is answered once with the key of its own token, and a request that changes nothing is not',
  clauses: ['S-PSM-17', 'PSM-REG-5', 'PSM-REG-6', 'PSM-REG-7', 'PSM-REG-8', 'PSM-REG-9', 'PSM-REG-20', 'PSM-KEY-4'],
  holds: (before, event, sent, after) => {
    const replies = sent.filter(({ message }) => message.type === 'RegisterReply');
    const request = delivered(event, 'RegisterRequest');
    if (request === undefined) return replies.length === 0;
    const entry = after.manager?.entries[after.nameOf(request.from)];
    // What is turned away before it reaches its entry is not answered, whatever the entry still says of it.
    const isTurnedAway = hasEnded(before, request.message) || isDemandedOf(before, request.from, request.message);
    const isGranted = !isTurnedAway && entry?.state === 'alive' && entry.token === request.message.token;
    return isGranted
      ? replies.length === 1 && replies.every(({ to, message }) => to === request.from && isReply(message, entry))
      : replies.length === 0;
  },
};

export const registrationIsGranted: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A registration is granted at once: the first incarnation to a name never seen, the same key to a repeat, the next incarnation to a later instance while one is left',
  clauses: ['S-PSM-17', 'PSM-REG-5', 'PSM-REG-6', 'PSM-REG-7', 'PSM-REG-8', 'PSM-REG-13', 'PSM-REG-16', 'PSM-KEY-3'],
  holds: (before, event, _sent, after) => {
    const request = delivered(event, 'RegisterRequest');
    if (request === undefined || hasEnded(before, request.message)) return true;
    if (isDemandedOf(before, request.from, request.message)) return true;
    const [was, is] = [before.manager, after.manager].map((manager) => manager?.entries[before.nameOf(request.from)]);
    const { manager } = before;
    if (manager === undefined || was === undefined) return true;
    const token = Number(request.message.token);
    const isRepeat = was.state === 'alive' && was.token === token;
    const isNext = was.key !== null && token > was.token && was.key.incarnation < manager.lastIncarnation;
    if (was.key !== null && !isRepeat && !isNext) return true;
    if (is?.state !== 'alive' || is.key === null || is.token !== token) return false;
    if (was.key === null) return is.key.incarnation === manager.firstIncarnation && is.key.epoch === manager.epoch;
    if (isRepeat) return sameKey(is.key, was.key);
    const { epoch } = manager;
    return sameKey(is.key, { epoch, pid: was.key.pid, incarnation: was.key.incarnation + 1 });
  },
};

export const lookUpIsAnswered: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A look-up by a living instance is answered at once: by the key of a living target, by the death of a dead one, not at all for one never seen',
  clauses: ['S-PSM-17', 'PSM-LKP-1', 'PSM-LKP-4', 'PSM-LKP-5', 'PSM-LKP-6', 'PSM-LKP-7', 'PSM-LKP-8', 'PSM-LKP-16'],
  holds: (before, event, sent, after) => {
    const request = delivered(event, 'LookupRequest');
    // Interest that outlives its instance is answered, unasked, to whoever registers next.
    if (request === undefined) {
      if (isRepeat(event)) return true;
      const registrant = delivered(event, 'RegisterRequest')?.from;
      return sent.every(
        ({ to, message }) =>
          message.type !== 'LookupReply' ||
          (to === registrant && before.manager?.interestLifetime === 'process') ||
          isAwaited(before, message),
      );
    }
    const requester = request.message.requester as CommunicationKey;
    const own = Object.values(before.manager?.entries ?? {}).find((entry) => holds(entry, requester, 'alive'));
    const answers = sent.filter(
      ({ message }) => message.type === 'LookupReply' || message.type === 'DeathNotification',
    );
    const target = after.manager?.entries[nameAsked(after, request.message) ?? ''];
    if (own === undefined || target === undefined) return answers.length === 0;
    const name = own.address;
    // Nobody is told about itself, so it need not be noted.
    const isOwn = holds(target, requester, 'alive');
    const isNoted = isOwn || target.interested.some((who) => who.process === name && sameKey(who.key, requester));
    if (target.key === null) return isNoted && answers.length === 0;
    const { key, state } = target;
    const wanted = state === 'alive' ? 'LookupReply' : 'DeathNotification';
    return (
      isNoted &&
      answers.length === 1 &&
      answers.every(
        ({ to, message }) =>
          to === name &&
          message.type === wanted &&
          (message.seq ?? request.message.seq) === request.message.seq &&
          (message.cause ?? target.cause) === target.cause &&
          sameKey(message.key as CommunicationKey, key),
      )
    );
  },
};

export const theDeadAreToldToRegister: Step<ProcessStateView> = {
  kind: 'step',
  name: 'An instance that counts as dead, is superseded or has a key of an earlier epoch is told so whenever it is heard of, and nobody else is',
  clauses: ['PSM-HBT-15', 'PSM-HBT-23', 'PSM-REG-19', 'PSM-REG-20', 'PSM-LKP-16', 'PSM-KEY-17'],
  holds: (before, event, sent) => areDemandsDue(before, event, sent, demandDue),
};

export const theDeadAreLeftAlone: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Late heartbeats left unanswered: who presents the key of a dead entry is not told so; who is superseded, of an earlier epoch or asks with a spent token is, and nobody else',
  clauses: ['PSM-HBT-17', 'PSM-HBT-23', 'PSM-REG-19', 'PSM-REG-20', 'PSM-LKP-16', 'PSM-KEY-17'],
  holds: (before, event, sent) =>
    areDemandsDue(before, event, sent, (...heard) => {
      const due = demandDue(...heard);
      return due === 'dead' && heard[2].type !== 'RegisterRequest' ? undefined : due;
    }),
};

type Due = (before: ProcessStateView, from: string, message: Message) => 'dead' | 'superseded' | 'epoch' | undefined;

function areDemandsDue(before: ProcessStateView, event: StepEvent, sent: readonly Sent[], dueTo: Due): boolean {
  const demands = sent.filter(({ message }) => message.type === 'ReRegisterDemand');
  if (event.kind !== 'deliver' || !HEARD_OF.has(event.message.type)) {
    // At its start the manager asks its operating system whom it runs, and tells them all; where that may be lost, again.
    const isAtStart =
      event.kind === 'restart' ||
      delivered(event, 'OsList') !== undefined ||
      (event.kind === 'timer' && event.timer === 'demandRetry');
    return demands.every(({ message }) => isAtStart && message.reason === 'epoch');
  }
  const due = dueTo(before, event.from, event.message);
  return due === undefined
    ? demands.length === 0
    : demands.length === 1 &&
        demands.every(
          ({ to, message }) => to === event.from && message.reason === due && demandsOnly(message, event.message),
        );
}

const HEARD_OF: ReadonlySet<string> = new Set(['RegisterRequest', 'Heartbeat', 'ProbeReply', 'LookupRequest']);

/** Why the sender of this message must be told that what it presents is over; undefined where it is not. */
function demandDue(
  before: ProcessStateView,
  from: string,
  message: Message,
): 'dead' | 'superseded' | 'epoch' | undefined {
  const { manager } = before;
  if (manager === undefined) return undefined;
  const presented = (message.key ?? message.requester) as CommunicationKey | undefined;
  if (presented === undefined) {
    if (isDemandedOf(before, from, message)) return 'epoch';
    const entry = manager.entries[before.nameOf(from)];
    if (entry === undefined || entry.state === 'unseen' || hasEnded(before, message)) return undefined;
    if (Number(message.token) < entry.token) return 'superseded';
    return entry.state === 'dead' && entry.token === message.token ? 'dead' : undefined;
  }
  if (presented.epoch < manager.epoch) return 'epoch';
  const entry = Object.values(manager.entries).find(
    ({ key }) => key?.pid === presented.pid && key.epoch === presented.epoch,
  );
  // Without epochs, a key from before a restart of the manager may belong to nobody.
  if (entry?.key == null) return 'epoch';
  if (laterKey(entry.key, presented)) return 'superseded';
  return entry.state === 'dead' ? 'dead' : undefined;
}

function delivered(event: StepEvent, type: string): { readonly from: string; readonly message: Message } | undefined {
  return event.kind === 'deliver' && event.message.type === type ? event : undefined;
}

function holds(entry: EntryView | undefined, key: CommunicationKey, state: EntryView['state']): boolean {
  return entry?.state === state && entry.key !== null && sameKey(entry.key, key);
}

function isReply(message: Sent['message'], { key, token }: EntryView): boolean {
  return key !== null && message.token === token && sameKey(message.key as CommunicationKey, key);
}

/** The request of a local instance that has ended is dropped before it reaches its entry. */
function hasEnded({ manager, operatingSystem }: ProcessStateView, { element, osId, token }: Message): boolean {
  return (
    operatingSystem !== undefined &&
    element === manager?.element &&
    operatingSystem.active.every((process) => process.osId !== osId || process.token !== token)
  );
}

/** A request under a start stamp from before the manager's start: its sender has been told to give that up. */
function isDemandedOf({ manager }: ProcessStateView, from: string, { token }: Message): boolean {
  return manager?.demanded.some((told) => told.address === from && told.token === token) === true;
}

/** The demand names what was presented, and nothing else. */
function demandsOnly(demand: Message, heard: Message): boolean {
  const presented = heard.key ?? heard.requester;
  return presented === undefined
    ? demand.token === heard.token
    : sameKey(demand.key as CommunicationKey, presented as CommunicationKey);
}

/** The name that a look-up is for; undefined while nobody has registered under the identifier that it gives. */
function nameAsked({ manager }: ProcessStateView, { requester, target }: Message): string | undefined {
  if (typeof target === 'string') return target;
  const found = manager?.identified.find((one) => isAskedBy(one, requester, target));
  return found?.name ?? undefined;
}

function isAwaited({ manager }: ProcessStateView, { requester, target }: Message): boolean {
  return manager?.identified.some((one) => one.name === null && isAskedBy(one, requester, target)) === true;
}
