import type { Sent, Step, StepEvent } from '../../property.ts';
import { laterKey, sameKey, type CommunicationKey } from '../communication-key.ts';
import type { BirthNotification, DeathNotification } from '../messages.ts';
import type { EntryView, ProcessStateView } from '../view.ts';
import { isRepeat } from './acknowledgement.ts';

/** What holds of the notices of births and deaths. */

export const deathIsTrue: Step<ProcessStateView> = {
  kind: 'step',
  name: 'The death of a key is told only in or after the step in which it was dead or superseded',
  clauses: ['S-PSM-7', 'PSM-REG-7', 'PSM-LKP-8'],
  holds: (before, _event, sent, after) =>
    notices<DeathNotification>(sent, 'DeathNotification').every(({ message: { name, key } }) => {
      const [was, is] = [entryIn(before, name), entryIn(after, name)];
      const isDead = is?.state === 'dead' && is.key !== null && sameKey(is.key, key);
      return (
        isDead || (was?.state === 'alive' && was.key !== null && sameKey(was.key, key) && hasLaterKey(is, was.key))
      );
    }),
};

export const everyDeathIsToldOnce: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Every death is told exactly once to everyone who is interested in that step, and to nobody else unasked',
  clauses: ['S-PSM-9', 'PSM-NTF-1', 'PSM-HBT-12', 'PSM-HBT-19', 'PSM-REG-8', 'PSM-LKP-12', 'PSM-LKP-13', 'PSM-NTF-6'],
  holds: (before, event, sent, after) => {
    // The answer to a look-up of a dead target is no announcement.
    if (isRepeat(event) || (event.kind === 'deliver' && event.message.type === 'LookupRequest')) return true;
    const told = notices<DeathNotification>(sent, 'DeathNotification').filter(
      ({ to, message }) => !isReminder(before, event, to, message.name),
    );
    return before.names.every((name) => {
      const [was, is] = [entryIn(before, name), entryIn(after, name)];
      const ofThis = told.filter(({ message }) => message.name === name);
      const lived = was?.state === 'alive' ? was : undefined;
      if (lived?.key == null || !(is?.state === 'dead' || hasLaterKey(is, lived.key))) return ofThis.length === 0;
      return isToldOnce(ofThis, lived, lived.key);
    });
  },
};

export const everyBirthIsToldOnce: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Every key issued is told exactly once to everyone who is interested in that step, and to nobody else unasked',
  clauses: ['S-PSM-10', 'PSM-NTF-2', 'PSM-REG-10', 'PSM-REG-11', 'PSM-LKP-4', 'PSM-LKP-13', 'PSM-NTF-6'],
  holds: (before, event, sent, after) => {
    if (isRepeat(event)) return true;
    const told = notices<BirthNotification>(sent, 'BirthNotification');
    return before.names.every((name) => {
      const [was, is] = [entryIn(before, name), entryIn(after, name)];
      const ofThis = told.filter(({ message }) => message.name === name);
      const issued = is?.key ?? null;
      if (issued === null || was === undefined || (was.key !== null && !laterKey(issued, was.key)))
        return ofThis.length === 0;
      return isToldOnce(ofThis, was, issued);
    });
  },
};

export const causesAreTrue: Step<ProcessStateView> = {
  kind: 'step',
  name: 'The announcement of a death says how it was learnt: from the operating system, by silence, or by the registration of the next instance',
  clauses: ['PSM-NTF-12'],
  holds: (before, event, sent, after) => {
    if (isRepeat(event) || (event.kind === 'deliver' && event.message.type === 'LookupRequest')) return true;
    return notices<DeathNotification>(sent, 'DeathNotification').every(({ to, message: { name, key, cause } }) => {
      if (isReminder(before, event, to, name)) return true;
      const [was, is] = [entryIn(before, name), entryIn(after, name)];
      if (hasLaterKey(is, key)) return cause === 'superseded';
      return cause === (was?.judgedBy === 'operating system' ? 'exit' : 'silence');
    });
  },
};

export const nobodyIsToldAboutItself: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Nobody is notified about itself',
  clauses: ['PSM-NTF-6'],
  holds: (before, _event, sent) =>
    sent.every(
      ({ to, message }) =>
        (message.type !== 'BirthNotification' && message.type !== 'DeathNotification') ||
        before.nameOf(to) !== message.name,
    ),
};

export const answersComeInOrder: Step<ProcessStateView> = {
  kind: 'step',
  name: 'The old death is told before the new key, and the new key to its holder before its birth to others',
  clauses: ['PSM-REG-10', 'PSM-NTF-9'],
  holds: (before, event, sent) => {
    if (event.kind !== 'deliver' || event.message.type !== 'RegisterRequest') return true;
    const name = before.nameOf(event.from);
    const about = sent.filter(({ message }) => message.name === undefined || message.name === name);
    return areInOrder(about, [['DeathNotification'], ['RegisterReply'], ['BirthNotification']]);
  },
};

export const birthsComeLast: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A birth is told after the old death, and after the new key to its holder',
  clauses: ['PSM-REG-10', 'PSM-NTF-9'],
  holds: (before, event, sent) => {
    if (event.kind !== 'deliver' || event.message.type !== 'RegisterRequest') return true;
    const name = before.nameOf(event.from);
    const about = sent.filter(({ message }) => message.name === undefined || message.name === name);
    // What is kept until it is acknowledged goes another way than the answer to its holder.
    return areInOrder(about, [['DeathNotification', 'RegisterReply'], ['BirthNotification']]);
  },
};

function areInOrder(sent: readonly Sent[], order: readonly (readonly string[])[]): boolean {
  const ranks = sent
    .map(({ message }) => order.findIndex((types) => types.includes(message.type)))
    .filter((rank) => rank !== -1);
  return ranks.every((rank, at) => at === 0 || rank >= (ranks[at - 1] ?? 0));
}

/** Everyone interested, each instance once however often it stands in the list, and nobody else. */
function isToldOnce(
  told: readonly Notice<BirthNotification | DeathNotification>[],
  { interested }: EntryView,
  key: CommunicationKey,
): boolean {
  const isFor = (
    notice: Notice<BirthNotification | DeathNotification>,
    who: EntryView['interested'][number],
  ): boolean =>
    notice.to === who.process && sameKey(notice.message.requester, who.key) && sameKey(notice.message.key, key);
  return (
    told.every((notice) => interested.some((who) => isFor(notice, who))) &&
    interested.every((who) => told.filter((notice) => isFor(notice, who)).length === 1)
  );
}

/** What a process is told of its targets at its own rebirth, where its interest outlived it: no announcement either. */
function isReminder(before: ProcessStateView, event: StepEvent, to: string, name: string): boolean {
  return (
    event.kind === 'deliver' &&
    event.message.type === 'RegisterRequest' &&
    event.from === to &&
    before.manager?.interestLifetime === 'process' &&
    (before.manager.entries[name]?.resting.includes(to) === true || isInterested(before, name, to))
  );
}

/** An instance that is superseded is interested until that very step. */
function isInterested(view: ProcessStateView, name: string, address: string): boolean {
  return view.manager?.entries[name]?.interested.some(({ process }) => process === address) === true;
}

interface Notice<M> {
  readonly to: string;
  readonly message: M;
}

function notices<M>(sent: readonly Sent[], type: string): readonly Notice<M>[] {
  // The schema of a message is checked where it is sent, so its type says what its fields are.
  return sent.filter(({ message }) => message.type === type) as unknown as readonly Notice<M>[];
}

function entryIn({ manager }: ProcessStateView, name: string): EntryView | undefined {
  return manager?.entries[name];
}

function hasLaterKey(entry: EntryView | undefined, key: CommunicationKey): boolean {
  return entry?.key != null && laterKey(entry.key, key);
}
