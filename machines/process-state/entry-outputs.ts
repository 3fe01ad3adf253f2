import { emit, enqueueActions } from 'xstate';
import { sameKey } from '../../spec/process-state/communication-key.ts';
import { entryData, entryOf, keyIn, type EntryContext } from './entry-data.ts';
import { noticeOf } from './notice.ts';

/** What the entry says, to processes and to the other entries. */
export const entryOutputs = entryData.extend({
  actions: {
    askForPid: emit(({ context }) => ({ type: 'IssuePid' as const, to: 'record', entry: entryOf(context.name) })),
    reply: emit(({ context }) => ({
      type: 'RegisterReply' as const,
      to: context.address,
      token: context.token,
      key: keyIn(context),
    })),
    sendProbe: emit(({ context }) => ({
      type: 'Probe' as const,
      to: context.address,
      key: keyIn(context),
      n: context.round,
    })),
    notifyBirth: enqueueActions(({ context, enqueue }) => {
      for (const { process, key } of context.interested) {
        enqueue.emit({
          type: 'BirthNotification',
          to: toldAt(context, process),
          requester: key,
          name: context.name,
          key: keyIn(context),
        });
      }
    }),
    notifyDeath: enqueueActions(({ context, enqueue }) => {
      for (const { process, key } of context.interested) {
        enqueue.emit({
          type: 'DeathNotification',
          to: toldAt(context, process),
          requester: key,
          name: context.name,
          key: keyIn(context),
          cause: context.cause,
        });
      }
    }),
    withdrawInterest: enqueueActions(({ context, enqueue }) => {
      for (const other of context.others)
        enqueue.emit({ type: 'RequesterGone', to: entryOf(other), key: keyIn(context) });
      if (context.resolver != null) enqueue.emit({ type: 'RequesterGone', to: context.resolver, key: keyIn(context) });
      // It may have asked for itself, and that answer stands beside no other entry.
      if (isAcknowledgedBy(context, context.address))
        enqueue.emit({ type: 'RequesterGone', to: noticeOf(context.name, context.address), key: keyIn(context) });
    }),
    endNotice: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'RequesterGone') return;
      const gone = context.interested.find(({ key }) => sameKey(key, event.key));
      if (gone !== undefined && isAcknowledgedBy(context, gone.process))
        enqueue.emit({ type: 'RequesterGone', to: noticeOf(context.name, gone.process), key: event.key });
    }),
    resumeInterest: enqueueActions(({ context, enqueue }) => {
      if (context.interestLifetime !== 'process') return;
      const requester = { process: context.address, key: keyIn(context) };
      for (const other of context.others) enqueue.emit({ type: 'RequesterReborn', to: entryOf(other), requester });
    }),
    declareInterest: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'LookupRequest') return;
      const requester = { process: event.from, key: event.requester };
      const { target, seq } = event;
      if (typeof target === 'string') enqueue.emit({ type: 'InterestDeclared', to: entryOf(target), requester, seq });
      else if (context.resolver != null)
        enqueue.emit({ type: 'IdentifierAsked', to: context.resolver, requester, asked: target, seq });
    }),
    tellResolver: enqueueActions(({ context: { resolver, name, osId, element }, enqueue }) => {
      if (resolver != null) enqueue.emit({ type: 'InstanceRegistered', to: resolver, name, at: { osId, element } });
    }),
    answerAlive: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'InterestDeclared' && event.type !== 'RequesterReborn') return;
      const { process, key } = event.requester;
      const asked = event.type === 'InterestDeclared' ? event.asked : undefined;
      enqueue.emit({
        type: 'LookupReply',
        to: toldAt(context, process),
        requester: key,
        ...(asked === undefined ? { target: context.name } : { target: asked, name: context.name }),
        // What nobody asked for answers no look-up.
        seq: event.type === 'InterestDeclared' ? event.seq : 0,
        key: keyIn(context),
      });
    }),
    answerDead: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'InterestDeclared' && event.type !== 'RequesterReborn') return;
      const { process, key } = event.requester;
      const asked = event.type === 'InterestDeclared' ? event.asked : undefined;
      enqueue.emit({
        type: 'DeathNotification',
        to: toldAt(context, process),
        requester: key,
        name: context.name,
        key: keyIn(context),
        ...(asked !== undefined && { target: asked }),
        cause: context.cause,
      });
    }),
    demandForKey: emit(({ context }) => ({
      type: 'ReRegisterDemand' as const,
      to: context.address,
      key: keyIn(context),
      epoch: context.managerEpoch,
      reason: 'dead' as const,
    })),
    demandForToken: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'RegisterRequest') return;
      const { from, token } = event;
      enqueue.emit({ type: 'ReRegisterDemand', to: from, token, epoch: context.managerEpoch, reason: 'dead' });
    }),
    demandOfPredecessor: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'RegisterRequest') return;
      const { from, token } = event;
      enqueue.emit({ type: 'ReRegisterDemand', to: from, token, epoch: context.managerEpoch, reason: 'superseded' });
    }),
    demandOfSuperseded: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'Heartbeat' && event.type !== 'LookupRequest' && event.type !== 'ProbeReply') return;
      const key = event.type === 'LookupRequest' ? event.requester : event.key;
      // The key that the entry has now is nobody's predecessor.
      if (sameKey(key, keyIn(context))) return;
      enqueue.emit({
        type: 'ReRegisterDemand',
        to: event.from,
        key,
        epoch: context.managerEpoch,
        reason: 'superseded',
      });
    }),
  },
});

function isAcknowledgedBy({ acknowledgedBy = [] }: EntryContext, process: string): boolean {
  return acknowledgedBy.includes(process);
}

/** Where a process is told about this name: by itself, or by what keeps the notice until it is acknowledged. PSM-NTF-10 */
function toldAt(context: EntryContext, process: string): string {
  return isAcknowledgedBy(context, process) ? noticeOf(context.name, process) : process;
}
