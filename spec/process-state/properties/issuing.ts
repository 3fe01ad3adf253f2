import type { Always, Step } from '../../property.ts';
import { sameKey, type CommunicationKey } from '../communication-key.ts';
import type { Issue, ProcessStateView } from '../view.ts';

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
  name: 'No key is ever issued to two instances, and within one epoch no instance gets two keys',
  clauses: ['S-PSM-2', 'PSM-REG-7', 'PSM-REG-19', 'PSM-KEY-3', 'PSM-KEY-16', 'PSM-REG-17'],
  holds: ({ issued }) =>
    issued.every((a) =>
      issued.every((b) => {
        const isOneInstance = a.name === b.name && a.token === b.token;
        // Over a restart of the manager an instance gets a key of the new epoch.
        return sameKey(a.key, b.key) ? isOneInstance : !isOneInstance || a.key.epoch !== b.key.epoch;
      }),
    ),
};

export const incarnationsOnlyRise: Always<ProcessStateView> = {
  kind: 'always',
  name: 'The incarnations issued to one name in an epoch rise one by one, from the first to the last that there is room for',
  clauses: ['S-PSM-3', 'PSM-KEY-3', 'PSM-KEY-4'],
  holds: ({ issued, manager }) =>
    manager === undefined ||
    issued.every((issue, at) => {
      const ofThisEpoch = earlierTo(issue, issued.slice(0, at)).filter(({ key }) => key.epoch === issue.key.epoch);
      return (
        issue.key.incarnation === (ofThisEpoch.at(-1)?.key.incarnation ?? manager.firstIncarnation - 1) + 1 &&
        issue.key.incarnation <= manager.lastIncarnation
      );
    }),
};

export const incarnationsGoOn: Always<ProcessStateView> = {
  kind: 'always',
  name: 'The incarnations issued to one name go on one by one over every restart of the manager, to the last that there is room for',
  clauses: ['S-PSM-3', 'PSM-REG-17', 'PSM-KEY-3', 'PSM-KEY-4'],
  holds: ({ issued, manager }) =>
    manager === undefined ||
    issued.every((issue, at) => {
      const last = earlierTo(issue, issued.slice(0, at)).at(-1);
      return (
        issue.key.incarnation === (last?.key.incarnation ?? manager.firstIncarnation - 1) + 1 &&
        issue.key.incarnation <= manager.lastIncarnation
      );
    }),
};

export const tokensRise: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A request for a key repeats the last token of its sender or has one above all that it has had a key for',
  clauses: ['PSM-REG-14', 'PSM-REG-20', 'PSM-HBT-16'],
  holds: (before, _event, sent) =>
    sent.every(({ from, message }) => {
      if (message.type !== 'RegisterRequest') return true;
      const token = Number(message.token);
      return (
        before.process(from)?.token === token ||
        before.issued.every((issue) => issue.address !== from || issue.token < token)
      );
    }),
};

export const demandsAreObeyed: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who is told that its key or token is over drops it and registers under a fresh token, or ends if it is superseded; other demands change nothing',
  clauses: ['PSM-HBT-16', 'PSM-HBT-23', 'PSM-HBT-26', 'PSM-REG-19', 'PSM-KEY-17'],
  holds: (before, event, sent, after) => {
    if (event.kind !== 'deliver' || event.message.type !== 'ReRegisterDemand') return true;
    const [was, is] = [before.process(event.part), after.process(event.part)];
    if (was === undefined) return true;
    const { key, token, reason } = event.message;
    const epoch = Number(event.message.epoch);
    const isNamed =
      token === was.token || (key !== undefined && was.key !== null && sameKey(key as CommunicationKey, was.key));
    const isFormer = was.key !== null && (epoch < was.key.epoch || (reason === 'epoch' && epoch === was.key.epoch));
    const isForIt = isNamed && !isFormer;
    if (is === undefined) return isForIt && reason === 'superseded';
    // No token that an earlier instance could draw is above that of a later one.
    const isHopeless = reason === 'superseded' && token === was.token && was.phase === 'registering';
    if (isHopeless) return is.token === was.token && is.phase === was.phase && sent.length === 0;
    if (!isForIt) return was.token === is.token && was.phase === is.phase && sent.length === 0;
    const asked = sent.some(({ message }) => message.type === 'RegisterRequest' && message.token === is.token);
    return is.phase === 'registering' && is.key === null && is.token > was.token && asked;
  },
};

export const theSupersededEnd: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who is told that a later instance has its name ends itself',
  clauses: ['PSM-HBT-23'],
  holds: (before, event, _sent, after) => {
    if (event.kind !== 'deliver' || event.message.type !== 'ReRegisterDemand') return true;
    const self = before.process(event.part);
    const { key, token } = event.message;
    const isForIt =
      self !== undefined &&
      (token === self.token || (key !== undefined && self.key !== null && sameKey(key as CommunicationKey, self.key)));
    return !isForIt || event.message.reason !== 'superseded' || after.process(event.part) === undefined;
  },
};

export const entriesFollowTheirProcesses: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who registers is reached and judged from then on where it runs now',
  clauses: ['PSM-REG-12', 'PSM-REG-13', 'PSM-REG-16'],
  holds: (before, event, _sent, after) => {
    if (event.kind !== 'deliver' || event.message.type !== 'RegisterRequest') return true;
    const name = before.nameOf(event.from);
    const [was, is] = [before.manager?.entries[name], after.manager?.entries[name]];
    if (is?.key == null || (was?.key != null && sameKey(was.key, is.key))) return true;
    const { element, osId } = event.message;
    const isWatched = after.operatingSystem !== undefined && element === after.manager?.element;
    return (
      is.address === event.from &&
      is.element === element &&
      is.osId === osId &&
      is.judgedBy === (isWatched ? 'operating system' : 'silence')
    );
  },
};

export const everyoneRunsUnderItsOwnKey: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A process runs under a key that was issued to this very instance, and registers without one',
  clauses: ['PSM-REG-2', 'PSM-REG-15', 'PSM-HBT-16'],
  holds: ({ issued, addresses, nameOf, process }) =>
    addresses.every((address) => {
      const self = process(address);
      if (self === undefined) return true;
      const { key, phase, token } = self;
      return key === null
        ? phase === 'registering'
        : phase === 'running' &&
            issued.some((issue) => issue.name === nameOf(address) && issue.token === token && sameKey(issue.key, key));
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
      return event.kind === 'deliver' && REGISTERING.has(event.message.type);
    }),
};

/** An operating system that answers later lets in a registration by its list. */
const REGISTERING: ReadonlySet<string> = new Set(['RegisterRequest', 'OsList']);

function earlierTo({ name }: Issue, issued: readonly Issue[]): readonly Issue[] {
  return issued.filter((issue) => issue.name === name);
}
