import type { Message, Sent, Step, StepEvent } from '../../property.ts';
import { sameKey, type CommunicationKey } from '../communication-key.ts';
import type { EntryView, ProcessStateView } from '../view.ts';

/** What holds of the manager's answers: each request is answered within its step, or rightly not at all. */

export const registrationIsAnswered: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A registration is answered once with the key of its own token, and a request that changes nothing is not',
  clauses: ['PSM-REG-5', 'PSM-REG-6', 'PSM-REG-7', 'PSM-REG-8', 'PSM-REG-9', 'PSM-REG-20', 'PSM-KEY-4'],
  holds: (_before, event, sent, after) => {
    const request = delivered(event, 'RegisterRequest');
    const replies = sent.filter(({ message }) => message.type === 'RegisterReply');
    if (request === undefined) return replies.length === 0;
    const entry = after.manager?.entries[request.from];
    const isGranted = entry?.state === 'alive' && entry.token === request.message.token;
    return isGranted
      ? replies.length === 1 && replies.every(({ to, message }) => to === request.from && isReply(message, entry))
      : replies.length === 0;
  },
};

export const lookUpIsAnswered: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A look-up by a living instance is answered at once: by the key of a living target, by the death of a dead one, not at all for one never seen',
  clauses: ['PSM-LKP-1', 'PSM-LKP-4', 'PSM-LKP-5', 'PSM-LKP-6', 'PSM-LKP-7', 'PSM-LKP-8', 'PSM-LKP-16'],
  holds: (before, event, sent, after) => {
    const request = delivered(event, 'LookupRequest');
    if (request === undefined) return sent.every(({ message }) => message.type !== 'LookupReply');
    const requester = request.message.requester as CommunicationKey;
    const name = before.names.find((candidate) => holds(before.manager?.entries[candidate], requester, 'alive'));
    const answers = sent.filter(
      ({ message }) => message.type === 'LookupReply' || message.type === 'DeathNotification',
    );
    const target = after.manager?.entries[String(request.message.target)];
    if (name === undefined || target === undefined) return answers.length === 0;
    const isNoted = target.interested.some((who) => who.process === name && sameKey(who.key, requester));
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
          sameKey(message.key as CommunicationKey, key),
      )
    );
  },
};

export const theDeadAreToldToRegister: Step<ProcessStateView> = {
  kind: 'step',
  name: 'An instance that counts as dead is told to register anew whenever it is heard of, and nobody else is',
  clauses: ['PSM-HBT-15', 'PSM-REG-19', 'PSM-LKP-16'],
  holds: (before, event, sent) => {
    const demands = sent.filter(({ message }) => message.type === 'ReRegisterDemand');
    if (event.kind !== 'deliver' || !HEARD_OF.has(event.message.type)) return demands.length === 0;
    const { key, requester, token } = event.message;
    const presented = (key ?? requester) as CommunicationKey | undefined;
    const dead = before.names.filter((name) => {
      const entry = before.manager?.entries[name];
      return presented === undefined
        ? name === event.from && entry?.state === 'dead' && entry.token === token
        : holds(entry, presented, 'dead');
    });
    return (
      demands.length === dead.length &&
      demands.every(
        ({ to, message }) => dead.includes(to) && message.reason === 'dead' && demandsOnly(message, presented, token),
      )
    );
  },
};

const HEARD_OF: ReadonlySet<string> = new Set(['RegisterRequest', 'Heartbeat', 'LookupRequest']);

function delivered(event: StepEvent, type: string): { readonly from: string; readonly message: Message } | undefined {
  return event.kind === 'deliver' && event.message.type === type ? event : undefined;
}

function holds(entry: EntryView | undefined, key: CommunicationKey, state: EntryView['state']): boolean {
  return entry?.state === state && entry.key !== null && sameKey(entry.key, key);
}

function isReply(message: Sent['message'], { key, token }: EntryView): boolean {
  return key !== null && message.token === token && sameKey(message.key as CommunicationKey, key);
}

function demandsOnly(message: Message, key: CommunicationKey | undefined, token: unknown): boolean {
  return key === undefined ? message.token === token : sameKey(message.key as CommunicationKey, key);
}
