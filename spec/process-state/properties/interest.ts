import type { Always, Step } from '../../property.ts';
import { laterKey, sameKey, type CommunicationKey } from '../communication-key.ts';
import type { EntryView, ProcessStateView, TargetView } from '../view.ts';

/** What holds of the knowledge that a process has of its targets. */

export const knowledgeNeverGoesBack: Step<ProcessStateView> = {
  kind: 'step',
  name: 'What a process knows of a target never goes back: not from dead to alive under one key, nor to an earlier key',
  clauses: ['S-PSM-8', 'PSM-NTF-7', 'PSM-NTF-8', 'PSM-NTF-11', 'PSM-KEY-10', 'PSM-KEY-11'],
  holds: (before, _event, _sent, after) =>
    before.addresses.every((name) => {
      const [was, is] = [before.process(name)?.targets, after.process(name)?.targets];
      if (was === undefined || is === undefined) return true;
      return Object.keys(was).every((target) => !isBefore(is[target], was[target]));
    }),
};

export const noNoticeIsLost: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A registered process that has heard all it was told, and asks no more, holds a target alive only as the manager does, and is interested in it',
  clauses: ['S-PSM-11', 'PSM-LKP-6', 'PSM-LKP-14', 'PSM-HBT-16', 'PSM-NTF-1'],
  holds: (view) =>
    settled(view).every(
      ({ entry, believed, isInterested }) =>
        believed.state !== 'alive' ||
        // It knows the target by that itself, and its own question may be lost: it asks again.
        believed.asksAgain ||
        (entry.state === 'alive' && isInterested && sameAsBelieved(entry, believed)),
    ),
};

export const noBirthIsLost: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A registered process that has heard all it was told holds no living target for dead or unheard of',
  clauses: ['S-PSM-11', 'PSM-LKP-4', 'PSM-LKP-13', 'PSM-REG-11', 'PSM-NTF-2'],
  holds: (view) => settled(view).every(({ entry, believed }) => entry.state !== 'alive' || believed.state === 'alive'),
};

export const noBirthAfterTheRejectedIsLost: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A registered process that has heard all it was told holds no living target for dead or unheard of, unless that has rejected the very key that it lives under',
  clauses: ['S-PSM-11', 'PSM-KEY-9', 'PSM-LKP-13', 'PSM-NTF-2'],
  holds: (view) =>
    settled(view).every(
      ({ entry, believed }) =>
        entry.state !== 'alive' ||
        believed.state === 'alive' ||
        (isRejected(believed) && sameAsBelieved(entry, believed)),
    ),
};

export const noAwaitedBirthIsLost: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A registered process that is interested and has heard all it was told holds no living target for dead or unheard of',
  clauses: ['S-PSM-11', 'PSM-NTF-10', 'PSM-LKP-4', 'PSM-LKP-13', 'PSM-NTF-2'],
  holds: (view) =>
    settled(view).every(
      ({ entry, believed, isInterested }) =>
        // Where its very question was lost it is not interested yet, and asks again.
        entry.state !== 'alive' || !isInterested || believed.state === 'alive',
    ),
};

export const onlyTheManagerJudges: Step<ProcessStateView> = {
  kind: 'step',
  name: 'What a process believes of a target changes only on word of the manager or of the target, never by the passing of time',
  clauses: ['PSM-HBT-22', 'PSM-LKP-10'],
  holds: (before, event, _sent, after) =>
    before.addresses.every((name) => {
      if (event.kind === 'deliver' && event.part === name) return true;
      const [was, is] = [before.process(name)?.targets, after.process(name)?.targets];
      return (
        was === undefined ||
        is === undefined ||
        Object.keys(was).every((target) => was[target]?.state === is[target]?.state)
      );
    }),
};

export const onlyOwnNoticesCount: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A notice or an answer changes what a process knows only if it is addressed to its own key',
  clauses: ['PSM-NTF-8', 'PSM-LKP-14'],
  holds: (before, event, _sent, after) => {
    if (event.kind !== 'deliver' || !NOTICES.has(event.message.type)) return true;
    const [was, is] = [before.process(event.part), after.process(event.part)];
    if (was === undefined || is === undefined) return true;
    const isForIt = was.key !== null && sameKey(was.key, event.message.requester as CommunicationKey);
    return (
      isForIt || Object.keys(was.targets).every((target) => sameKnowledge(was.targets[target], is.targets[target]))
    );
  },
};

export const onlyTheLivingAreInterested: Always<ProcessStateView> = {
  kind: 'always',
  name: 'Whoever is interested in a name lives under the key that it asked with',
  clauses: ['PSM-LKP-14', 'PSM-LKP-16'],
  holds: ({ manager }) =>
    Object.values(manager?.entries ?? {}).every(({ interested }) =>
      interested.every(({ process, key }) => {
        const requester = Object.values(manager?.entries ?? {}).find(({ address }) => address === process);
        return requester?.state === 'alive' && requester.key !== null && sameKey(requester.key, key);
      }),
    ),
};

const NOTICES: ReadonlySet<string> = new Set(['BirthNotification', 'DeathNotification', 'LookupReply']);

interface Settled {
  readonly entry: EntryView;
  readonly believed: TargetView;
  readonly isInterested: boolean;
}

/** Each pair of a process and a target in which the process runs under the current key of its living entry and nothing is on its way between it and the manager. */
function settled(view: ProcessStateView): readonly Settled[] {
  const { addresses, nameOf, process, isQuiet } = view;
  return addresses.flatMap((name) => {
    const self = process(name);
    // Nothing more is read of a process that follows nobody: what is not read need not be judged again.
    if (self === undefined || Object.keys(self.targets).length === 0) return [];
    const manager = view.manager;
    const own = manager?.entries[nameOf(name)];
    if (self.key === null || own?.key == null || own.state !== 'alive' || !sameKey(own.key, self.key) || !isQuiet(name))
      return [];
    const key = self.key;
    return Object.entries(self.targets).flatMap(([target, believed]) => {
      const entry = manager?.entries[target];
      return entry === undefined
        ? []
        : [
            {
              entry,
              believed,
              // Nobody is notified about itself, and its own death it learns by a demand.
              isInterested:
                target === nameOf(name) ||
                entry.interested.some((who) => who.process === name && sameKey(who.key, key)),
            },
          ];
    });
  });
}

function sameAsBelieved(entry: EntryView, { key }: TargetView): boolean {
  return entry.key !== null && key !== null && sameKey(entry.key, key);
}

/** Not known after a rejected message: with re-look-up off it waits for the birth. */
function isRejected({ state, ended }: TargetView): boolean {
  return state === 'unknown' && ended;
}

/** Whether the first knowledge is from before the second: an earlier key, or the same one before its end. */
function isBefore(a: TargetView | undefined, b: TargetView | undefined): boolean {
  if (b?.key == null) return false;
  if (a?.key == null) return true;
  return laterKey(b.key, a.key) || (sameKey(a.key, b.key) && b.ended && !a.ended);
}

function sameKnowledge(a: TargetView | undefined, b: TargetView | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.state === b.state &&
    a.ended === b.ended &&
    (a.key === null || b.key === null ? a.key === b.key : sameKey(a.key, b.key))
  );
}
