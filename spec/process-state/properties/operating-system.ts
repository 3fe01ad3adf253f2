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
  name: 'At its start the manager tells everyone that its operating system runs to register with it',
  clauses: ['PSM-KEY-18'],
  holds: (before, event, sent, after) => {
    const { operatingSystem, manager } = after;
    if (before.manager !== undefined || manager === undefined || event.kind !== 'restart') return true;
    return (operatingSystem?.active ?? []).every(({ address, token }) =>
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

function watched(entries: Readonly<Record<string, EntryView>> = {}): readonly EntryView[] {
  return Object.values(entries).filter(({ state, judgedBy }) => state === 'alive' && judgedBy === 'operating system');
}
