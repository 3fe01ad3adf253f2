import { enqueueActions } from 'xstate';
import { sameId, type OperationId } from '../../spec/selective-replay/operation-id.ts';
import { channelName } from '../../spec/selective-replay/process-channel.ts';
import { METER, processOf } from './control-unit-addresses.ts';
import { controlUnitHeartbeat } from './control-unit-heartbeat.ts';
import type { ControlUnitContext } from './control-unit-context.ts';

/** What a control unit has to do with its processes, which may end apart from it. */
export const controlUnitProcesses = controlUnitHeartbeat.extend({
  guards: {
    allFit: ({ context }) => context.unfit.length === 0,
  },
  actions: {
    /** 602: a process that runs answers at once. RPL-68, RPL-119 */
    qualifyProcesses: enqueueActions(({ context, enqueue }) => {
      const processes = [...new Set(context.clients.map(({ pc }) => pc.proc))];
      enqueue.assign({ unfit: processes });
      enqueue.emit({ type: 'TakeoverDue', to: METER });
      enqueue.emit({ type: 'Qualify', to: processes.map(processOf) });
    }),
    qualifyAgain: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'ProcessEnded') return;
      enqueue.assign({ unfit: [...context.unfit, event.proc] });
      enqueue.emit({ type: 'Qualify', to: processOf(event.proc) });
    }),
    takeFit: controlUnitHeartbeat.assign(({ context, event }) =>
      event.type === 'ProcessFit' || event.type === 'ProcessResumed'
        ? { unfit: context.unfit.filter((proc) => proc !== event.proc) }
        : {},
    ),
    /** It goes on from the state as it is now, and is told what was acknowledged meanwhile. RPL-2, RPL-34, RPL-116 */
    resumeProcess: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'ProcessResumed') return;
      const own = Object.values(context.channels).filter(({ pc }) => pc.proc === event.proc);
      const positions = Object.fromEntries(own.map(({ pc, lastApplied }) => [channelName(pc), lastApplied]));
      enqueue.emit({ type: 'StateGiven', to: processOf(event.proc), positions });
      for (const { requestId, opUid, proc } of context.requests) {
        if (proc !== event.proc || !isComplete(context.channels, opUid)) continue;
        enqueue.emit({ type: 'RequestAcknowledged', to: processOf(proc), requestId, opUid });
      }
    }),
    /** Whoever asked knows. RPL-34 */
    finishRequest: controlUnitHeartbeat.assign(({ context, event }) =>
      event.type === 'RequestFinished'
        ? { requests: context.requests.filter(({ opUid }) => !sameId(opUid, event.opUid)) }
        : {},
    ),
  },
});

/** Whether nothing of an op is outstanding at any client. RPL-34 */
export function isComplete(channels: ControlUnitContext['channels'], opUid: OperationId): boolean {
  return !Object.values(channels).some(({ outstanding }) => outstanding.some((id) => sameId(id, opUid)));
}
