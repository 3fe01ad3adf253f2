import type { Always, Step } from '../../property.ts';
import type { EntryView, ProcessStateView } from '../view.ts';

/** What holds of processes beside the manager, whose deaths the operating system tells. */

export const localDeathsAreTrue: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who is judged by the operating system dies at the manager only if that very instance has ended',
  clauses: ['S-PSM-12', 'PSM-HBT-4', 'PSM-HBT-18', 'PSM-HBT-24'],
  holds: (before, _event, _sent, after) =>
    before.names.every((name) => {
      const [was, is] = [before.manager?.entries[name], after.manager?.entries[name]];
      if (was?.state !== 'alive' || was.judgedBy !== 'operating system' || is?.state !== 'dead') return true;
      return after.process(was.address)?.token !== was.token;
    }),
};

export const livingEntriesRun: Always<ProcessStateView> = {
  kind: 'always',
  name: 'No name counts as alive for an instance that the operating system knows to have ended',
  clauses: ['S-PSM-19', 'PSM-HBT-5', 'PSM-HBT-7', 'PSM-HBT-27', 'PSM-REG-18'],
  holds: ({ manager, operatingSystem }) =>
    operatingSystem === undefined ||
    watched(manager?.entries).every(({ osId, token }) =>
      operatingSystem.active.some((process) => process.osId === osId && process.token === token),
    ),
};

export const theListIsTrue: Always<ProcessStateView> = {
  kind: 'always',
  name: 'Whom the operating system lists runs, under the token that it lists',
  clauses: ['PSM-HBT-5', 'PSM-HBT-6', 'PSM-HBT-27'],
  holds: ({ operatingSystem, process }) =>
    operatingSystem === undefined ||
    operatingSystem.active.every(({ address, token }) => process(address)?.token === token),
};

export const everyLookFindsTheEnded: Step<ProcessStateView> = {
  kind: 'step',
  name: 'After each look at the list of active processes, whoever was registered before and is not on it counts as dead',
  clauses: ['PSM-HBT-6', 'PSM-HBT-7'],
  holds: (_before, event, _sent, after) => {
    const { operatingSystem, manager } = after;
    if (event.kind !== 'timer' || event.timer !== 'pollPeriod' || operatingSystem === undefined) return true;
    return watched(manager?.entries).every(({ osId, token }) =>
      operatingSystem.active.some((process) => process.osId === osId && process.token === token),
    );
  },
};

export const allThatRunLearnOfARestart: Step<ProcessStateView> = {
  kind: 'step',
  name: 'At its start the manager tells everyone that its operating system has run meanwhile to register with it',
  clauses: ['PSM-KEY-18'],
  holds: (before, event, sent, after) => {
    const { manager } = after;
    if (before.manager !== undefined || manager === undefined || event.kind !== 'restart') return true;
    // Who starts in the same step draws its stamp after the manager has asked, and registers by itself.
    return (before.operatingSystem?.active ?? []).every(({ address, token }) =>
      sent.some(
        ({ to, message }) =>
          message.type === 'ReRegisterDemand' &&
          to === address &&
          message.token === token &&
          message.reason === 'epoch' &&
          message.epoch === manager.epoch,
      ),
    );
  },
};

export const nobodyIsLeftUntold: Always<ProcessStateView> = {
  kind: 'always',
  name: 'Who runs beside the manager and has heard all it was told has no key from before the start of the manager',
  clauses: ['PSM-KEY-18', 'PSM-KEY-17', 'L-PSM-8'],
  holds: ({ manager, operatingSystem, process, isQuiet }) =>
    manager === undefined ||
    (operatingSystem?.active ?? []).every(({ address }) => {
      const key = process(address)?.key;
      return key == null || key.epoch >= manager.epoch || !isQuiet(address);
    }),
};

export const demandsAreSaidAgain: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who still runs under a start stamp that it was told to give up is told again, in time, and nobody else is',
  clauses: ['PSM-KEY-18', 'PSM-NTF-10'],
  holds: ({ manager, operatingSystem }, event, sent) => {
    if (event.kind !== 'timer' || event.timer !== 'demandRetry') return true;
    const due = (manager?.demanded ?? []).filter(
      ({ address, token }) =>
        operatingSystem?.active.some((process) => process.address === address && process.token === token) === true,
    );
    const demands = sent.filter(({ message }) => message.type === 'ReRegisterDemand');
    return (
      manager?.demandedIn === 0 &&
      demands.length === due.length &&
      due.every(({ address, token }) =>
        demands.some(
          ({ to, message }) =>
            to === address && message.token === token && message.reason === 'epoch' && message.epoch === manager.epoch,
        ),
      )
    );
  },
};

function watched(entries: Readonly<Record<string, EntryView>> = {}): readonly EntryView[] {
  return Object.values(entries).filter(({ state, judgedBy }) => state === 'alive' && judgedBy === 'operating system');
}
