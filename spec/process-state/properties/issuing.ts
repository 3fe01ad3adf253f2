import type { Always, Step } from '../../property.ts';
import { laterKey, sameKey, type CommunicationKey } from '../communication-key.ts';
import type { ProcessStateView } from '../view.ts';

/** What holds of the keys that the manager issues. */

export const onePidForOneName: Always<ProcessStateView> = {
  kind: 'always',
  name: 'No two names share a process identifier, and no name has two within one epoch',
  clauses: ['S-PSM-1', 'PSM-KEY-2', 'PSM-REG-6', 'PSM-REG-8'],
  holds: ({ issued }) =>
    issued.every((a) =>
      issued.every((b) => a.key.epoch !== b.key.epoch || (a.name === b.name) === (a.key.pid === b.key.pid)),
    ),
};

export const oneKeyForOneInstance: Always<ProcessStateView> = {
  kind: 'always',
  name: 'No key is ever issued to two instances, and no instance gets two keys',
  clauses: ['S-PSM-2', 'PSM-REG-7', 'PSM-REG-19', 'PSM-KEY-3'],
  holds: ({ issued }) =>
    issued.every((a) => issued.every((b) => sameKey(a.key, b.key) === (a.name === b.name && a.token === b.token))),
};

export const incarnationsOnlyRise: Always<ProcessStateView> = {
  kind: 'always',
  name: 'The incarnations issued under one process identifier rise strictly, from the first to the last that there is room for',
  clauses: ['S-PSM-3', 'PSM-KEY-3', 'PSM-KEY-4'],
  holds: ({ issued, manager }) =>
    issued.every(({ name, key }, at) => {
      const earlier = issued.slice(0, at).filter((issue) => issue.name === name);
      const isFirst = earlier.length > 0 || key.incarnation === manager?.firstIncarnation;
      return (
        isFirst &&
        earlier.every((issue) => laterKey(key, issue.key)) &&
        key.incarnation <= (manager?.lastIncarnation ?? 0)
      );
    }),
};

export const tokensRise: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A request for a key repeats the last token of its sender or has one above all that its name has had a key for',
  clauses: ['PSM-REG-14', 'PSM-REG-20', 'PSM-HBT-16'],
  holds: (before, _event, sent) =>
    sent.every(({ from, message }) => {
      if (message.type !== 'RegisterRequest') return true;
      const token = Number(message.token);
      return (
        before.process(from)?.token === token ||
        before.issued.every((issue) => issue.name !== from || issue.token < token)
      );
    }),
};

export const demandsAreObeyed: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who is told that its key or token is over drops it and registers under a fresh token; other demands change nothing',
  clauses: ['PSM-HBT-16', 'PSM-REG-19'],
  holds: (before, event, sent, after) => {
    if (event.kind !== 'deliver' || event.message.type !== 'ReRegisterDemand') return true;
    const [was, is] = [before.process(event.part), after.process(event.part)];
    if (was === undefined || is === undefined) return true;
    const { key, token } = event.message;
    const isForIt =
      token === was.token || (key !== undefined && was.key !== null && sameKey(key as CommunicationKey, was.key));
    if (!isForIt) return was.token === is.token && was.phase === is.phase && sent.length === 0;
    const asked = sent.some(({ message }) => message.type === 'RegisterRequest' && message.token === is.token);
    return is.phase === 'registering' && is.key === null && is.token > was.token && asked;
  },
};

export const everyoneRunsUnderItsOwnKey: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A process runs under a key that was issued to this very instance, and registers without one',
  clauses: ['PSM-REG-2', 'PSM-REG-15', 'PSM-HBT-16'],
  holds: ({ issued, names, process }) =>
    names.every((name) => {
      const self = process(name);
      if (self === undefined) return true;
      const { key, phase, token } = self;
      return key === null
        ? phase === 'registering'
        : phase === 'running' &&
            issued.some((issue) => issue.name === name && issue.token === token && sameKey(issue.key, key));
    }),
};

export const onlyRegistrationEndsDeath: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A dead name comes back to life only by a registration',
  clauses: ['S-PSM-16', 'PSM-HBT-15', 'PSM-HBT-19'],
  holds: (before, event, _sent, after) =>
    before.names.every((name) => {
      if (
        before.manager?.entries[name]?.state !== 'dead' ||
        after.manager === undefined ||
        after.manager.entries[name]?.state === 'dead'
      )
        return true;
      return event.kind === 'deliver' && event.message.type === 'RegisterRequest' && event.from === name;
    }),
};
