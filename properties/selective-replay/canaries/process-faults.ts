import { assign, enqueueActions } from 'xstate';
import { mapChannels } from '../../../machines/selective-replay/control-unit-context.ts';
import type { ProcessOrder } from '../../../machines/selective-replay/unit-process.ts';
import { idsAreUnique } from '../../../spec/selective-replay/properties/issuing.ts';
import * as processes from '../../../spec/selective-replay/properties/processes.ts';
import { withTransition } from '../../variant.ts';
import { always } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { processEnds, processEndsAndFailure, unfitBeside } from '../compositions/process-faults.ts';
import { canary, type AtUnit, type WrongCharts } from './canary.ts';

const { controlUnit, unitProcess } = charts;
const ends = processEnds(2, 1);
const qualifying = 'standby.qualifying';

/** A primary that does this beside when a process of it ends. */
function whenItEnds(change: (at: Pick<AtUnit, 'context'>) => object) {
  return withTransition(controlUnit, 'primary', 'ProcessEnded', { actions: assign(change) });
}

/** What may go wrong where a process ends apart from its operating system. */
export const processFaultCanaries: readonly WrongCharts[] = [
  canary('the state of a unit is lost with its process', processes.processesTakeNothingWithThem, ends, {
    controlUnit: withTransition(controlUnit, 'primary', 'ProcessEnded', { actions: 'forgetAll' }),
  }),
  canary('the channels are closed with the process that uses them', processes.processesTakeNothingWithThem, ends, {
    controlUnit: whenItEnds(({ context }) => ({
      channels: mapChannels(context, (channel) => ({ ...channel, isOpen: false })),
    })),
  }),
  canary('nothing is outstanding of a process that has ended', processes.processesTakeNothingWithThem, ends, {
    controlUnit: whenItEnds(({ context }) => ({
      channels: mapChannels(context, (channel) => ({ ...channel, outstanding: [] })),
    })),
  }),
  canary('a process is started again with nothing', processes.processesResumeFromTheirSystem, ends, {
    unitProcess: unitProcess.provide({
      actions: {
        takeState: assign(({ event }: { event: ProcessOrder }) =>
          event.type === 'StateGiven'
            ? { resumedFrom: Object.fromEntries(Object.keys(event.positions).map((channel) => [channel, null])) }
            : {},
        ),
      },
    }),
  }),
  canary('op ids begin anew with a process', idsAreUnique, ends, {
    controlUnit: withTransition(controlUnit, 'primary', 'ProcessResumed', {
      actions: ['resumeProcess', assign({ changes: 0 })],
    }),
  }),
  canary('what is asked of a process that does not run is lost', processes.whatComesMeanwhileIsRefused, ends, {
    unitProcess: withTransition(unitProcess, 'crashed', 'StateChangeRequest', {}),
  }),
  canary('a change is made for a process that does not run', processes.whatComesMeanwhileIsRefused, ends, {
    unitProcess: withTransition(unitProcess, 'restarting', 'StateChangeRequest', { actions: 'passOn' }),
  }),
  canary('a process alone knows who has asked it', processes.requestsAreNotForgotten, ends, {
    controlUnit: whenItEnds(() => ({ requests: [] })),
  }),
  canary('a process is not told of what was acknowledged while it did not run', processes.whatIsCompleteIsTold, ends, {
    controlUnit: controlUnit.provide({
      actions: {
        resumeProcess: enqueueActions(({ context, event, enqueue }: AtUnit) => {
          if (event.type !== 'ProcessResumed') return;
          const positions = Object.fromEntries(
            Object.entries(context.channels).map(([name, { lastApplied }]) => [name, lastApplied]),
          );
          enqueue.emit({ type: 'StateGiven', to: `process/${event.proc}`, positions });
        }),
      },
    }),
  }),
  canary(
    'a unit takes over though none of its processes runs',
    processes.onlyTheFitTakeOver,
    processEndsAndFailure(1, 0, 1),
    { controlUnit: controlUnit.provide({ guards: { allFit: always } }) },
  ),
  canary('a unit takes over with a process that could not be started', processes.onlyTheFitTakeOver, unfitBeside(1), {
    controlUnit: withTransition(controlUnit, qualifying, 'ProcessUnfit', { actions: assign({ unfit: [] }) }),
  }),
  canary(
    'a process that cannot be started is started until it can',
    processes.theUnfitAreRestartedOnce,
    unfitBeside(1),
    {
      controlUnit: withTransition(controlUnit, qualifying, 'ProcessUnfit', { actions: 'qualifyProcesses' }),
    },
  ),
  canary(
    'a unit that is to take over waits for a process to be started as ever',
    processes.theUnfitAreRestartedOnce,
    processEndsAndFailure(1, 0, 1),
    { unitProcess: withTransition(unitProcess, 'crashed', 'Qualify', {}) },
  ),
];
