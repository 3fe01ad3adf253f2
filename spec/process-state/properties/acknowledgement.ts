import type { Always, Message, Sent, Step, StepEvent } from '../../property.ts';
import { sameKey, type CommunicationKey } from '../communication-key.ts';
import type { ProcessStateView, UnacknowledgedView } from '../view.ts';

/** What holds where the control channel may lose: what is said to an interested process is repeated until it is acknowledged. */

export const whatIsUnheardIsSaidAgain: Step<ProcessStateView> = {
  kind: 'step',
  name: 'What a process was told last about a name is said again, unchanged, until that instance acknowledges it or is gone',
  clauses: ['PSM-NTF-10'],
  holds: (before, event, sent, after) => {
    if (before.manager === undefined || after.manager === undefined) return true;
    const now = after.manager.unacknowledged;
    const isKept = before.manager.unacknowledged.every(
      (was) =>
        now.some((is) => isSameWord(was, is)) ||
        isAcknowledgedIn(event, was) ||
        sent.some(({ to, message }) => to === was.process && isNotice(message) && aboutOf(message) === was.name) ||
        !isAtManager(after, was),
    );
    if (!isRepeat(event)) return isKept;
    const due = before.manager.unacknowledged.filter(({ dueIn }) => dueIn === 0);
    return isKept && sent.length === 1 && due.some((was) => sent.every((said) => isSaying(said, was)));
  },
};

export const whatIsSaidIsKept: Step<ProcessStateView> = {
  kind: 'step',
  name: 'What is said last to an interested process about a name is kept, with a time at which it is said again',
  clauses: ['PSM-NTF-10'],
  holds: (_before, _event, sent, after) =>
    sent.every(
      ({ to, message }, at) =>
        !isNotice(message) ||
        sent.slice(at + 1).some((later) => later.to === to && aboutOf(later.message) === aboutOf(message)) ||
        after.manager?.unacknowledged.some((kept) => kept.dueIn !== undefined && isSaying({ to, message }, kept)) ===
          true,
    ),
};

export const onlyTheLivingAreToldAgain: Always<ProcessStateView> = {
  kind: 'always',
  name: 'Nothing is kept for an instance that counts as dead or is superseded',
  clauses: ['PSM-NTF-10', 'PSM-NTF-8', 'PSM-LKP-14'],
  holds: (view) => view.manager?.unacknowledged.every((kept) => isAtManager(view, kept)) ?? true,
};

/** A step in which the manager says again what is not acknowledged: it announces nothing and answers nothing. */
export function isRepeat(event: StepEvent): boolean {
  return event.kind === 'timer' && event.timer === 'noticeRetry';
}

const NOTICES: ReadonlySet<string> = new Set(['BirthNotification', 'DeathNotification', 'LookupReply']);

function isNotice({ type }: Message): boolean {
  return NOTICES.has(type);
}

/** The name that a notice or an answer is about. */
function aboutOf({ name, target }: Message): unknown {
  return name ?? target;
}

function isSaying({ to, message }: Pick<Sent, 'to' | 'message'>, word: UnacknowledgedView): boolean {
  return (
    to === word.process &&
    isNotice(message) &&
    aboutOf(message) === word.name &&
    (message.type === 'DeathNotification') === word.ended &&
    sameKey(message.key as CommunicationKey, word.key) &&
    sameKey(message.requester as CommunicationKey, word.requester)
  );
}

function isSameWord(a: UnacknowledgedView, b: UnacknowledgedView): boolean {
  return a.name === b.name && a.process === b.process && isWordOf(a, b);
}

function isWordOf(
  a: Pick<UnacknowledgedView, 'requester' | 'key' | 'ended'>,
  b: Pick<UnacknowledgedView, 'requester' | 'key' | 'ended'>,
): boolean {
  return a.ended === b.ended && sameKey(a.key, b.key) && sameKey(a.requester, b.requester);
}

function isAcknowledgedIn(event: StepEvent, word: UnacknowledgedView): boolean {
  if (event.kind !== 'deliver' || event.message.type !== 'Acknowledgement' || event.from !== word.process) return false;
  // The schema of a message is checked where it is sent, so its type says what its fields are.
  const { message } = event as { message: unknown } as { message: UnacknowledgedView };
  return message.name === word.name && isWordOf(message, word);
}

/** Whether the instance that it was said to still lives for the manager. */
function isAtManager({ manager }: ProcessStateView, { process, requester }: UnacknowledgedView): boolean {
  return Object.values(manager?.entries ?? {}).some(
    ({ state, address, key }) => state === 'alive' && address === process && key !== null && sameKey(key, requester),
  );
}
