import { and } from 'xstate';

/** What is alike in several states of a receiver. */

export const forPredecessor = {
  description: 'For a predecessor of this instance, or not newer than what is known.',
  meta: { clauses: ['SYNC-20', 'SYNC-77'] },
};
export const outOfPlace = {
  description: 'Of an earlier incarnation or transfer, one that came before, or one after a gap: dropped.',
  meta: { clauses: ['SYNC-20', 'SYNC-30', 'SYNC-37'] },
};
export const lateReject = {
  description: 'Of a key that is no longer held, or of a request that is answered by now: a birth will come, or has.',
  meta: { clauses: ['SYNC-36'] },
};
/** The message overtook the notices, while the incarnation before it is held to live. */
export const overtaking = {
  guard: and(['overtaking', 'held']),
  actions: ['endKey', 'lost', 'again'] as const,
  description: 'It overtook the notices: the effect of the death first, then its own.',
  meta: { clauses: ['SYNC-19', 'SYNC-85'] },
};
/** A notice of the death of the incarnation that is heard, or of a later one. */
const death = {
  guard: and(['forThisInstance', 'notEarlier', 'held']),
  actions: ['takeDeath', 'lost'] as const,
  description: 'The source is dead: its data is stale from now on.',
  meta: { clauses: ['SYNC-1', 'SYNC-2', 'SYNC-11'] },
};
/** The same where the incarnation that is held is known to be over. */
const deathUnheard = {
  guard: and(['forThisInstance', 'later']),
  actions: ['takeDeath', 'lost'] as const,
  description: 'An incarnation whose birth was never seen is dead too.',
  meta: { clauses: ['SYNC-1', 'SYNC-18'] },
};
/** A notice or an answer that tells of a later incarnation while an earlier one is held to live. */
export const superseded = [
  {
    guard: and(['forThisInstance', 'later', 'held']),
    actions: ['endKey', 'lost', 'again'] as const,
    description: 'A fast restart, whose death was not seen: the effect of the death first.',
    meta: { clauses: ['SYNC-18', 'SYNC-77', 'SYNC-85'] },
  },
  forPredecessor,
];
/** The process has a key of its own, its first or a new one. */
export const ownKeyTaken = [
  {
    guard: 'underLaterEpoch' as const,
    actions: ['takeOwn', 'endKey', 'lost'] as const,
    description: 'Deaths while the manager was away are never told: the source counts as dead until it is heard of.',
    meta: { clauses: ['SYNC-76'] },
  },
  {
    actions: 'takeOwn' as const,
    description: 'What it holds stays; the answer to its look-up decides about it.',
    meta: { clauses: ['SYNC-77'] },
  },
];

/** Where a receiver stands when its source is heard of: its data is fresh, stale within a limit, or stale without one. */
export type Kind = 'fresh' | 'stale' | 'untimed';

/** The address of a state of the chart. */
export function place(kind: Kind, state: string): string {
  return `#restart-sync/receiver.${kind}.${state}`;
}

/** The source is heard of, by its birth, by an answer, or by a message that overtook both, where nothing is held of it. */
export function firstHeardOf(kind: Kind) {
  const told = [...births(kind, ['forThisInstance', 'aboveFloor'], birth), forPredecessor];
  const reached = [...births(kind, ['overtaking'], earlyMessage), outOfPlace];
  return {
    BirthNotification: told,
    LookupReply: told,
    Data: reached,
    Update: reached,
    Eof: reached,
    IpcReject: lateReject,
  };
}

/**
 * The same where stale data is held. That a successor of an incarnation which is held to live has the effect of its death
 * first, and what is dropped, stands in `holding` and `arrivals`.
 */
export function heardOf() {
  const told = births('stale', ['forThisInstance', 'aboveFloor', 'inOrder'], birth);
  const reached = births('stale', ['overtaking', 'inOrder'], earlyMessage);
  return { BirthNotification: told, LookupReply: told, Data: reached, Update: reached, Eof: reached };
}

/**
 * The same where the incarnation that is held lives, and this process had no key of its own to hear it with: nobody tells of
 * a birth that came before, and whatever is later is a restart.
 */
export function heardOfAgain(kind: Kind) {
  return { LookupReply: births(kind, ['forThisInstance', 'aboveFloor', 'inOrder'], birth) };
}

const birth = {
  actions: ['takeKey', 'askAtBirth'] as const,
  description: 'It lives under this key: its data is asked for, or will come unasked.',
  meta: { clauses: ['SYNC-49', 'SYNC-77'] },
};
const earlyMessage = {
  actions: ['takeKey', 'askAtBirth', 'again'] as const,
  description: 'It overtook the birth: the effect of the birth first, then its own.',
  meta: { clauses: ['SYNC-19', 'SYNC-49'] },
};

type BirthGuard = 'forThisInstance' | 'aboveFloor' | 'overtaking' | 'inOrder';

/** A source that is back ends the limit of its old data where there is no second timer. */
function births<Birth extends { readonly description: string }>(kind: Kind, guards: readonly BirthGuard[], how: Birth) {
  const told = { ...how, target: place(kind, 'asked'), guard: and(guards) };
  if (kind !== 'stale') return [told];
  const untimed = {
    ...told,
    target: place('untimed', 'asked'),
    description: `${how.description} The timer stops.`,
    meta: { clauses: ['SYNC-82'] },
  };
  return [{ ...told, guard: and([...guards, 'hasSecondTimer']) }, untimed];
}

/** What holds wherever data of the source is held. */
export function holding(kind: Kind) {
  return {
    BirthNotification: superseded,
    LookupReply: superseded,
    DeathNotification: kind === 'stale' ? [death, deathUnheard, forPredecessor] : [death, forPredecessor],
    KeyTaken: ownKeyTaken,
    KeyDropped: {
      target: place(kind, 'unheard'),
      actions: ['tellUnsettled', 'forgetOwn', 'dropTemporary', 'markAll'] as const,
      description: 'The process counts as dead itself: what it holds stays, the transfer under its old key is over.',
      meta: { clauses: ['SYNC-77'] },
    },
  };
}
