import { laterKey, sameKey } from '../../spec/process-state/communication-key.ts';
import type { EntryContext, EntryEvent, Interested } from './entry-data.ts';

/** What becomes of what an entry remembers: the data effects of its chart, on abstract data. */
export const entryChanges = {
  takeInstance: (_entry, event) =>
    event.type === 'RegisterRequest'
      ? { token: event.token, address: event.from, element: event.element, osId: event.osId, listAsked: false }
      : {},
  takePid: (entry, event) =>
    event.type === 'PidIssued'
      ? { epoch: entry.managerEpoch, pid: event.pid, incarnation: entry.firstIncarnation }
      : {},
  nextIncarnation: (entry) => ({ epoch: entry.managerEpoch, incarnation: entry.incarnation + 1 }),
  count: (entry) => ({ counter: entry.counter + 1 }),
  resetCounter: () => ({ counter: 0 }),
  nextRound: (entry) => ({ round: roundAfter(entry) }),
  noteListAsked: () => ({ listAsked: true }),
  foundSilent: () => ({ cause: 'silence', counter: 0 }),
  foundSuperseded: () => ({ cause: 'superseded', counter: 0 }),
  foundEnded: () => ({ cause: 'exit', counter: 0 }),
  addInterest: (entry, event) => {
    if (event.type !== 'InterestDeclared' && event.type !== 'RequesterReborn') return {};
    const { requester } = event;
    return {
      interested: withInterest(entry.interested, requester),
      resting: entry.resting.filter((name) => name !== requester.process),
    };
  },
  dropInterest: ({ interested }, event) => ({
    interested: event.type === 'RequesterGone' ? interested.filter(({ key }) => !sameKey(key, event.key)) : interested,
  }),
  restInterest: (entry, event) => {
    const gone =
      event.type === 'RequesterGone' ? entry.interested.find(({ key }) => sameKey(key, event.key)) : undefined;
    if (gone === undefined) return {};
    return {
      interested: entry.interested.filter((who) => who !== gone),
      resting: [...new Set([...entry.resting, gone.process])].sort(),
    };
  },
} satisfies Record<string, (entry: EntryContext, event: EntryEvent) => Partial<EntryContext>>;

/** The number of the round of probing that follows the last one. PSM-HBT-13 */
export function roundAfter({ round, probeRounds }: EntryContext): number {
  return (round % probeRounds) + 1;
}

/** Whether interest comes before another in the list of an entry: in order of keys, so that equal sets are equal lists. */
export function comesBefore({ key: a }: Interested, { key: b }: Interested): boolean {
  return a.pid === b.pid ? laterKey(b, a) : a.pid < b.pid;
}

/** A set: one instance is interested once, however often it asks. */
function withInterest(interested: readonly Interested[], added: Interested): readonly Interested[] {
  if (interested.some(({ key }) => sameKey(key, added.key))) return interested;
  return [...interested, added].sort((a, b) => (comesBefore(a, b) ? -1 : 1));
}
