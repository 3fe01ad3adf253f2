import { sameKey } from '../../spec/process-state/communication-key.ts';
import { entryOf, keyIn, type EntryContext, type EntryEmitted, type EntryEvent } from './entry-data.ts';
import { noticeOf } from './notice.ts';

/** What an entry says, to processes and to the other entries: from what it knows, wherever that is kept. */
export const entryOutputs = {
  askForPid: (entry) => [{ type: 'IssuePid', to: 'record', entry: entryOf(entry.name) }],
  reply: (entry) => [{ type: 'RegisterReply', to: entry.address, token: entry.token, key: keyIn(entry) }],
  sendProbe: (entry) => [{ type: 'Probe', to: entry.address, key: keyIn(entry), n: entry.round }],
  notifyBirth: (entry) =>
    entry.interested.map(({ process, key }) => ({
      type: 'BirthNotification',
      to: toldAt(entry, process),
      requester: key,
      name: entry.name,
      key: keyIn(entry),
    })),
  notifyDeath: (entry) =>
    entry.interested.map(({ process, key }) => ({
      type: 'DeathNotification',
      to: toldAt(entry, process),
      requester: key,
      name: entry.name,
      key: keyIn(entry),
      cause: entry.cause,
    })),
  withdrawInterest: (entry) => {
    const addresses = entry.others.map(entryOf);
    if (entry.resolver != null) addresses.push(entry.resolver);
    // It may have asked for itself, and that answer stands beside no other entry.
    if (isAcknowledgedBy(entry, entry.address)) addresses.push(noticeOf(entry.name, entry.address));
    return addresses.map((to) => ({ type: 'RequesterGone', to, key: keyIn(entry) }));
  },
  endNotice: (entry, event) => {
    if (event.type !== 'RequesterGone') return [];
    const gone = entry.interested.find(({ key }) => sameKey(key, event.key));
    return gone !== undefined && isAcknowledgedBy(entry, gone.process)
      ? [{ type: 'RequesterGone', to: noticeOf(entry.name, gone.process), key: event.key }]
      : [];
  },
  resumeInterest: (entry) => {
    if (entry.interestLifetime !== 'process') return [];
    const requester = { process: entry.address, key: keyIn(entry) };
    return entry.others.map((other) => ({ type: 'RequesterReborn', to: entryOf(other), requester }));
  },
  declareInterest: (entry, event) => {
    if (event.type !== 'LookupRequest') return [];
    const requester = { process: event.from, key: event.requester };
    const { target, seq } = event;
    if (typeof target === 'string') return [{ type: 'InterestDeclared', to: entryOf(target), requester, seq }];
    return entry.resolver == null
      ? []
      : [{ type: 'IdentifierAsked', to: entry.resolver, requester, asked: target, seq }];
  },
  tellResolver: ({ resolver, name, osId, element }) =>
    resolver == null ? [] : [{ type: 'InstanceRegistered', to: resolver, name, at: { osId, element } }],
  answerAlive: (entry, event) => {
    if (event.type !== 'InterestDeclared' && event.type !== 'RequesterReborn') return [];
    const { process, key } = event.requester;
    const asked = event.type === 'InterestDeclared' ? event.asked : undefined;
    return [
      {
        type: 'LookupReply',
        to: toldAt(entry, process),
        requester: key,
        ...(asked === undefined ? { target: entry.name } : { target: asked, name: entry.name }),
        // What nobody asked for answers no look-up.
        seq: event.type === 'InterestDeclared' ? event.seq : 0,
        key: keyIn(entry),
      },
    ];
  },
  answerDead: (entry, event) => {
    if (event.type !== 'InterestDeclared' && event.type !== 'RequesterReborn') return [];
    const { process, key } = event.requester;
    const asked = event.type === 'InterestDeclared' ? event.asked : undefined;
    return [
      {
        type: 'DeathNotification',
        to: toldAt(entry, process),
        requester: key,
        name: entry.name,
        key: keyIn(entry),
        ...(asked !== undefined && { target: asked }),
        cause: entry.cause,
      },
    ];
  },
  demandForKey: (entry) => [
    { type: 'ReRegisterDemand', to: entry.address, key: keyIn(entry), epoch: entry.managerEpoch, reason: 'dead' },
  ],
  demandForToken: (entry, event) => demandOfRegistering(entry, event, 'dead'),
  demandOfPredecessor: (entry, event) => demandOfRegistering(entry, event, 'superseded'),
  demandOfSuperseded: (entry, event) => {
    if (event.type !== 'Heartbeat' && event.type !== 'LookupRequest' && event.type !== 'ProbeReply') return [];
    const key = event.type === 'LookupRequest' ? event.requester : event.key;
    // The key that the entry has now is nobody's predecessor.
    if (sameKey(key, keyIn(entry))) return [];
    return [{ type: 'ReRegisterDemand', to: event.from, key, epoch: entry.managerEpoch, reason: 'superseded' }];
  },
} satisfies Record<string, (entry: EntryContext, event: EntryEvent) => readonly EntryEmitted[]>;

function demandOfRegistering(
  { managerEpoch }: EntryContext,
  event: EntryEvent,
  reason: 'dead' | 'superseded',
): readonly EntryEmitted[] {
  if (event.type !== 'RegisterRequest') return [];
  const { from, token } = event;
  return [{ type: 'ReRegisterDemand', to: from, token, epoch: managerEpoch, reason }];
}

function isAcknowledgedBy({ acknowledgedBy = [] }: EntryContext, process: string): boolean {
  return acknowledgedBy.includes(process);
}

/** Where a process is told about this name: by itself, or by what keeps the notice until it is acknowledged. PSM-NTF-10 */
function toldAt(entry: EntryContext, process: string): string {
  return isAcknowledgedBy(entry, process) ? noticeOf(entry.name, process) : process;
}
