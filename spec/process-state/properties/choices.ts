import type { Always, Step } from '../../property.ts';
import { sameKey, type CommunicationKey } from '../communication-key.ts';
import type { ProcessStateView } from '../view.ts';

/** What holds where an option has another value than its default. */

export const theSilentAreAskedFirst: Step<ProcessStateView> = {
  kind: 'step',
  name: 'With probes, a name whose silence is counted dies only when a probe has gone unanswered, and every one that passes the limit is asked',
  clauses: ['PSM-HBT-13'],
  holds: (before, event, sent, after) =>
    before.names.every((name) => {
      const [was, is] = [before.manager?.entries[name], after.manager?.entries[name]];
      const limit = before.manager?.limit ?? 0;
      if (was?.state !== 'alive' || was.judgedBy !== 'silence' || is === undefined) return true;
      const passes = was.counter <= limit && is.counter > limit;
      const isAsked = sent.some(({ to, message }) => message.type === 'Probe' && to === was.address);
      if (is.state === 'dead') return event.kind === 'timer' && event.timer === 'probeWait';
      return passes === isAsked;
    }),
};

export const nobodyEndsOnDemand: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Where a superseded instance shall register again, no demand ends a process',
  clauses: ['PSM-HBT-26'],
  holds: (before, event, _sent, after) =>
    event.kind !== 'deliver' ||
    event.message.type !== 'ReRegisterDemand' ||
    before.process(event.part) === undefined ||
    after.process(event.part) !== undefined,
};

export const rejectedKeysAreWaitedFor: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who shall wait for the birth asks nobody when it learns that a key is over',
  clauses: ['PSM-KEY-9'],
  holds: (_before, event, sent) =>
    event.kind !== 'deliver' ||
    event.message.type !== 'IpcReject' ||
    sent.every(({ message }) => message.type !== 'LookupRequest'),
};

export const whoPollsAsksAgain: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who polls repeats its look-up, unchanged, and believes nothing new by that',
  clauses: ['PSM-LKP-11', 'PSM-LKP-12'],
  holds: (before, event, sent, after) => {
    if (event.kind !== 'timer' || event.timer !== 'lookupPollPeriod') return true;
    const [was, is] = [before.process(event.part), after.process(event.part)];
    if (was?.key == null || is === undefined) return false;
    const own = was.key;
    return (
      sent.length === 1 &&
      sent.every(({ message }) => {
        const target = String(message.target);
        return (
          message.type === 'LookupRequest' &&
          sameKey(message.requester as CommunicationKey, own) &&
          was.targets[target]?.state === is.targets[target]?.state
        );
      })
    );
  },
};

export const whoPollsGoesOnAsking: Always<ProcessStateView> = {
  kind: 'always',
  name: 'Who polls asks again as long as it knows of no living instance of its target',
  clauses: ['PSM-LKP-11'],
  holds: ({ addresses, process }) =>
    addresses.every((address) => {
      const { key = null, targets = {} } = process(address) ?? {};
      return key === null || Object.values(targets).every(({ state, asksAgain }) => state === 'alive' || asksAgain);
    }),
};

export const whoIsAnsweredAsksNoMore: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who polls asks no more once the manager has told it of a target that it holds alive',
  clauses: ['PSM-LKP-11'],
  holds: (_before, event, _sent, after) => {
    if (
      event.kind !== 'deliver' ||
      (event.message.type !== 'LookupReply' && event.message.type !== 'BirthNotification')
    )
      return true;
    const { name, target, requester } = event.message;
    const process = after.process(event.part);
    const about = process?.targets[String(name ?? target)];
    const isForIt = process?.key != null && sameKey(process.key, requester as CommunicationKey);
    return !isForIt || about?.state !== 'alive' || !about.asksAgain;
  },
};

export const interestWakes: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Where interest belongs to the process, its next instance is told at its registration how each target stands',
  clauses: ['PSM-LKP-15'],
  holds: (before, event, sent, after) => {
    if (event.kind !== 'deliver' || event.message.type !== 'RegisterRequest') return true;
    const { from } = event;
    const own = after.manager?.entries[after.nameOf(from)];
    if (own?.state !== 'alive' || own.token !== event.message.token || own.key === null) return true;
    const key = own.key;
    return before.names.every((name) => {
      const was = before.manager?.entries[name];
      // An instance that is superseded is interested until that very step.
      const isHeir = was?.resting.includes(from) === true || was?.interested.some(({ process }) => process === from);
      if (isHeir !== true || (before.manager?.entries[after.nameOf(from)]?.token ?? 0) === own.token) return true;
      const entry = after.manager?.entries[name];
      const told = sent.filter(
        ({ to, message }) =>
          to === from &&
          ((message.type === 'LookupReply' && message.target === name) ||
            (message.type === 'DeathNotification' && message.name === name)),
      );
      const due = entry?.state === 'unseen' ? [] : [entry?.state === 'alive' ? 'LookupReply' : 'DeathNotification'];
      return (
        entry !== undefined &&
        !entry.resting.includes(from) &&
        entry.interested.some((who) => who.process === from && sameKey(who.key, key)) &&
        told.length === due.length &&
        told.every(({ message }) => due.includes(message.type) && sameKey(message.requester as CommunicationKey, key))
      );
    });
  },
};
