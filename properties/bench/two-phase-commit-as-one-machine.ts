import { assign, setup } from 'xstate';

type Standing = 'working' | 'prepared' | 'committed' | 'aborted';

interface Context {
  readonly participants: number;
  readonly resourceManagers: readonly Standing[];
  readonly counted: readonly boolean[];
  /** What was ever sent: the votes and the decision. */
  readonly votes: readonly boolean[];
  readonly decision: 'none' | 'commit' | 'abort';
}

type Event =
  | { type: 'prepare' | 'chooseAbort' | 'receiveDecision' | 'receiveVote'; at: number }
  | { type: 'decideCommit' | 'decideAbort' };

/**
 * Two-phase commit as one machine with the whole system in its context: the only form in which XState's own path generators can
 * explore it, since they know no composition. It has the same states as the system of charts.
 */
export const twoPhaseCommitAsOneMachine = setup({
  types: { input: {} as { participants: number }, context: {} as Context, events: {} as Event },
  guards: {
    works: ({ context, event }) => 'at' in event && context.resourceManagers[event.at] === 'working',
    isUndecidedWithVote: ({ context, event }) =>
      'at' in event &&
      context.decision === 'none' &&
      context.votes[event.at] === true &&
      context.counted[event.at] === false,
    isTold: ({ context, event }) => 'at' in event && obey(context, event.at) !== undefined,
    everyoneCounted: ({ context }) => context.decision === 'none' && context.counted.every(Boolean),
    isUndecided: ({ context }) => context.decision === 'none',
  },
  actions: {
    vote: assign(({ context, event }) =>
      'at' in event
        ? {
            resourceManagers: context.resourceManagers.with(event.at, 'prepared'),
            votes: context.votes.with(event.at, true),
          }
        : {},
    ),
    giveUp: assign(({ context, event }) =>
      'at' in event ? { resourceManagers: context.resourceManagers.with(event.at, 'aborted') } : {},
    ),
    count: assign(({ context, event }) => ('at' in event ? { counted: context.counted.with(event.at, true) } : {})),
    follow: assign(({ context, event }) =>
      'at' in event
        ? { resourceManagers: context.resourceManagers.with(event.at, obey(context, event.at) ?? 'working') }
        : {},
    ),
    commit: assign({ decision: 'commit' }),
    abort: assign({ decision: 'abort' }),
  },
}).createMachine({
  id: 'two-phase-commit/as-one-machine',
  context: ({ input: { participants } }) => ({
    participants,
    resourceManagers: Array.from({ length: participants }, (): Standing => 'working'),
    counted: Array.from({ length: participants }, () => false),
    votes: Array.from({ length: participants }, () => false),
    decision: 'none',
  }),
  on: {
    prepare: { guard: 'works', actions: 'vote' },
    chooseAbort: { guard: 'works', actions: 'giveUp' },
    receiveVote: { guard: 'isUndecidedWithVote', actions: 'count' },
    receiveDecision: { guard: 'isTold', actions: 'follow' },
    decideCommit: { guard: 'everyoneCounted', actions: 'commit' },
    decideAbort: { guard: 'isUndecided', actions: 'abort' },
  },
});

/** Every event that can ever happen. */
export function eventsFor(participants: number): readonly Event[] {
  const each = Array.from({ length: participants }, (_, at) => at);
  const types = ['prepare', 'chooseAbort', 'receiveVote', 'receiveDecision'] as const;
  return [
    ...types.flatMap((type) => each.map((at) => ({ type, at }))),
    { type: 'decideCommit' },
    { type: 'decideAbort' },
  ];
}

/** Where the decision takes a resource manager; undefined where it changes nothing. */
function obey({ decision, resourceManagers }: Context, at: number): Standing | undefined {
  const standing = resourceManagers[at];
  if (decision === 'commit' && standing === 'prepared') return 'committed';
  return decision === 'abort' && (standing === 'working' || standing === 'prepared') ? 'aborted' : undefined;
}
