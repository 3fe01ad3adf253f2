import { and } from 'xstate';
import { emptySections } from '../../spec/selective-replay/sections.ts';
import { nothingChanged } from './changed-by.ts';
import { clientProcessData } from './client-process-data.ts';

const unfenced = {
  description: 'It may be of a reign that is over, which it cannot tell yet.',
  meta: { clauses: ['RPL-109', 'RPL-121'] },
};

const deposed = {
  actions: 'depose' as const,
  description: 'Somebody else has asked under a higher epoch: whoever says this reigns no more.',
  meta: { clauses: ['RPL-109'] },
};

const givenUp = {
  target: 'empty',
  actions: ['raiseFence', 'loseState', 'oweNothing'] as const,
  meta: { clauses: ['RPL-52'] },
};

const missing = {
  ...givenUp,
  description: 'Something before it has not come: it applies and acknowledges neither this nor what follows.',
  meta: { clauses: ['RPL-52', 'RPL-53'] },
};

/** The process of one client on an interface component: it applies what it is sent, and says what it has. */
export const clientProcess = clientProcessData.createMachine({
  id: 'selective-replay/client-process',
  description: 'The client of one channel, on an interface component.',
  context: ({ input }) => ({
    ...input,
    told: [],
    fence: 0,
    state: emptySections,
    changedBy: nothingChanged(input.cookieMode),
    lastProcessed: null,
    heard: null,
    isFailing: false,
  }),
  initial: 'starting',
  states: {
    starting: {
      description: 'Whether it begins with the control units, or after them.',
      always: [
        {
          guard: 'isReset',
          target: 'asking',
          description: 'Its card was reset: it knows nothing, not even whom to listen to.',
          meta: { clauses: ['RPL-12', 'RPL-121'] },
        },
        {
          target: 'current',
          description: 'It begins with nothing, as the control units do.',
          meta: { clauses: ['RPL-1'] },
        },
      ],
    },
    asking: {
      description: 'It asks every unit for the highest epoch that it knows, and takes no state before.',
      entry: 'askEpochs',
      always: {
        guard: 'allTold',
        target: 'empty',
        description: 'All have answered: the highest of them is its fence.',
        meta: { clauses: ['RPL-121'] },
      },
      after: {
        queryTimeout: [
          {
            guard: 'anyTold',
            target: 'empty',
            description: 'Whoever has not answered is not within reach.',
            meta: { clauses: ['RPL-121'] },
          },
          {
            target: 'asking',
            reenter: true,
            description: 'Nobody is within reach: it asks again.',
            meta: { clauses: ['RPL-121'] },
          },
        ],
      },
      on: {
        EpochReply: {
          guard: 'forThisIncarnation',
          actions: 'takeEpoch',
          description: 'The highest that this unit knows.',
          meta: { clauses: ['RPL-121'] },
        },
        UpdateToClient: unfenced,
        Replay: unfenced,
        AckQuery: unfenced,
      },
    },
    empty: {
      description: 'It knows whom to listen to, and waits for its whole state.',
      entry: 'askState',
      after: {
        queryTimeout: {
          target: 'empty',
          reenter: true,
          description: 'Nothing came: it asks again.',
          meta: { clauses: ['RPL-115'] },
        },
      },
      on: {
        UpdateToClient: [
          {
            guard: and(['notFenced', 'isWhole']),
            target: 'current',
            actions: ['raiseFence', 'apply', 'countHeard', 'acknowledge'],
            description: 'Its whole state, which is acknowledged for all that was lost with it.',
            meta: { clauses: ['RPL-54', 'RPL-115'] },
          },
          {
            description: 'A change of a state that it does not have, or of a reign that is over.',
            meta: { clauses: ['RPL-66', 'RPL-115'] },
          },
        ],
        AckQuery: [
          {
            guard: 'notFenced',
            actions: ['raiseFence', 'answer'],
            description: 'It has nothing, and says so.',
            meta: { clauses: ['RPL-73', 'RPL-74', 'RPL-82'] },
          },
        ],
        Replay: [
          {
            guard: and(['notFenced', 'bringsWhole']),
            target: 'current',
            actions: ['raiseFence', 'overwrite', 'countHeard', 'confirmReplay'],
            description: 'Its whole state, from a unit that takes over.',
            meta: { clauses: ['RPL-82', 'RPL-85'] },
          },
          {
            guard: 'notFenced',
            description:
              'An update or some sections of a state that it does not have: whoever replays it will hear so.',
            meta: { clauses: ['RPL-57', 'RPL-79', 'RPL-82'] },
          },
        ],
      },
    },
    current: {
      description: 'It has a state, and works by it whatever becomes of the control units.',
      on: {
        'choice.fail': {
          guard: 'mayFail',
          actions: 'beginToFail',
          description: 'Something is wrong with it, which it does not know yet.',
          meta: { level: 'MAY', clauses: ['RPL-52'] },
        },
        UpdateToClient: [
          {
            ...givenUp,
            guard: and(['cannotApply', 'notFenced', 'isNew']),
            description: 'It cannot apply this, and could not apply a later one: it acknowledges neither.',
          },
          {
            ...missing,
            guard: and(['leavesGap', 'notFenced', 'isNew']),
          },
          {
            guard: and(['notFenced', 'isNew']),
            actions: ['raiseFence', 'apply', 'countHeard', 'acknowledge'],
            description: '562, 564: applied, and acknowledged after that.',
            meta: { clauses: ['RPL-32', 'RPL-44'] },
          },
          {
            guard: 'notFenced',
            actions: 'acknowledge',
            description: 'A second copy: acknowledged again, and nothing else.',
            meta: { clauses: ['RPL-43'] },
          },
          {
            description: 'Of a reign that is over: it must not be applied.',
            meta: { clauses: ['RPL-66', 'RPL-73', 'RPL-109'] },
          },
        ],
        AckQuery: [
          {
            guard: and(['notFenced', 'hasAnAnswer']),
            actions: ['raiseFence', 'answer'],
            description:
              '605, 606: whoever reigned before is heard no more; what it has processed last, acknowledged or not.',
            meta: { clauses: ['RPL-73', 'RPL-74'] },
          },
          {
            guard: 'notFenced',
            actions: 'raiseFence',
            description: 'It has nothing new, and by its configuration says nothing: it will be sent its whole state.',
            meta: { clauses: ['RPL-73', 'RPL-80'] },
          },
        ],
        Replay: [
          {
            ...givenUp,
            guard: and(['cannotApply', 'notFenced']),
            description: 'It cannot write this either: whoever replays hears nothing, and asks again.',
          },
          {
            ...missing,
            guard: and(['leavesGap', 'notFenced']),
          },
          {
            guard: and(['notFenced', 'bringsState', 'isOvertaken']),
            actions: ['raiseFence', 'confirmReplay'],
            description: 'It has that, and perhaps what came after it, which that would undo.',
            meta: { clauses: ['RPL-43', 'RPL-53', 'RPL-85'] },
          },
          {
            guard: and(['notFenced', 'bringsState']),
            actions: ['raiseFence', 'overwrite', 'countHeard', 'confirmReplay'],
            description: '609: values and no differences, so that a repeat is harmless.',
            meta: { clauses: ['RPL-85', 'RPL-86'] },
          },
          {
            guard: and(['notFenced', 'isNew']),
            actions: ['raiseFence', 'apply', 'countHeard', 'confirmReplay'],
            description: '609: an update that it lacks, as it would have been sent it.',
            meta: { clauses: ['RPL-79', 'RPL-85', 'RPL-89'] },
          },
          {
            guard: 'notFenced',
            actions: ['raiseFence', 'confirmReplay'],
            description: 'An update that it has: confirmed again, and nothing else.',
            meta: { clauses: ['RPL-85'] },
          },
        ],
      },
    },
  },
  on: {
    AckQuery: deposed,
    Replay: deposed,
    EpochReply: {
      description: 'Late: it has what it asked for, or asked in an earlier life.',
      meta: { clauses: ['RPL-121'] },
    },
  },
});
