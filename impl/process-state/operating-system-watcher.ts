import { enqueueActions, type AnyStateMachine } from 'xstate';
import type { operatingSystem } from '../../machines/process-state/index.ts';
import type { OperatingSystemView } from '../../spec/process-state/view.ts';
import type { OperatingSystem } from '../hardware/operating-system.ts';
import type { Implementation } from '../hosting/implementation.ts';

/**
 * The operating system of a processor as its own table of processes says: who runs, under which identifier and start stamp,
 * and how who ran before has ended. PSM-HBT-5, PSM-HBT-6, PSM-HBT-18
 */
export const operatingSystemWatcher: Implementation<object, OperatingSystemView> = (_start, processor) => {
  const table = processor.operatingSystem;
  return {
    chart: (_instance, machine): AnyStateMachine => onTable(machine as typeof operatingSystem, table),
    view: () => ({ active: activeIn(table) }),
  };
};

function onTable(chart: typeof operatingSystem, table: OperatingSystem): AnyStateMachine {
  return chart.provide({
    guards: {
      replacesStamp: ({ event }) => {
        if (event.type !== 'TokenDrawn') return false;
        const { stamp } = table.running(event.from);
        return stamp !== null && stamp !== event.token;
      },
    },
    actions: {
      enter: ({ event }) => {
        if (event.type === 'TokenDrawn') table.stamp(event.from, event.token);
      },
      remove: ({ event }) => {
        table.reap(event.from);
      },
      report: enqueueActions(({ context, event, enqueue }) => {
        // A process that has only drawn another stamp still runs; what ran under the stamp before counts as ended.
        const ended = event.type === 'TokenDrawn' ? table.running(event.from) : table.lastExit(event.from);
        if (ended?.stamp == null) return;
        const { identifier, stamp } = ended;
        enqueue.emit({
          type: 'OsExit',
          to: context.manager,
          osId: identifier,
          token: stamp,
          code: context.exitCode,
        });
      }),
      list: enqueueActions(({ event, enqueue }) => {
        if (event.type !== 'OsListQuery') return;
        enqueue.emit({ type: 'OsList', to: event.from, query: event.query, active: activeIn(table) });
      }),
    },
  });
}

/** Those that have said under which stamp they run: before that they are programs, and no instances of a process yet. */
function activeIn(table: OperatingSystem): OperatingSystemView['active'] {
  return table
    .list()
    .flatMap(({ name, identifier, stamp }) =>
      stamp === null ? [] : [{ address: name, osId: identifier, token: stamp }],
    );
}
