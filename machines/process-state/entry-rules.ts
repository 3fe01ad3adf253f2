import { sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type { ActiveProcess } from '../../spec/process-state/messages.ts';
import { keyIn, type EntryContext, type EntryEvent } from './entry-data.ts';

/** How an entry decides: from what it knows and what it hears, wherever that knowledge is kept. */
export const entryRules = {
  keptOverRestart: (entry) => entry.pid > 0,
  judgedByOperatingSystem: (entry) => entry.element === entry.managerElement && entry.localDetector !== 'heartbeat',
  nextCountExceedsLimit: (entry) => entry.counter + 1 > entry.limit,
  probes: (entry) => entry.probe,
  demands: (entry) => entry.lateHeartbeat === 'demand-reregister',
  sameToken: (entry, event) => 'token' in event && event.token === entry.token,
  laterToken: (entry, event) => 'token' in event && event.token > entry.token,
  incarnationLeft: (entry) => entry.incarnation < entry.lastIncarnation,
  ofCurrentKey: (entry, event) => sameKey(presentedKey(event), keyIn(entry)),
  ofThisRound: (entry, event) => event.type === 'ProbeReply' && event.n === entry.round,
  ofThisInstance: (entry, event) => event.type === 'OsExit' && event.osId === entry.osId && event.token === entry.token,
  missingFromList: (entry, event) => event.type === 'OsList' && entry.listAsked && !isListed(entry, event.active),
  ofItself: (entry, event) => event.type === 'InterestDeclared' && sameKey(event.requester.key, keyIn(entry)),
  outlivesIncarnation: (entry) => entry.interestLifetime === 'process',
  rests: (entry, event) => event.type === 'RequesterReborn' && entry.resting.includes(event.requester.process),
} satisfies Record<string, (entry: EntryContext, event: EntryEvent) => boolean>;

function presentedKey(event: EntryEvent): CommunicationKey {
  if (event.type === 'Heartbeat' || event.type === 'ProbeReply') return event.key;
  if (event.type === 'LookupRequest') return event.requester;
  throw new Error(`${event.type} presents no key`);
}

function isListed({ osId, token }: EntryContext, active: readonly ActiveProcess[]): boolean {
  return active.some((process) => process.osId === osId && process.token === token);
}
