import { and } from 'xstate';
import { sourceOutputs } from './source-outputs.ts';

const forPredecessor = {
  description: 'For a predecessor of this instance, about one that is not served unasked, or nothing new.',
  meta: { clauses: ['SYNC-20'] },
};

/** Under which key a source speaks, and to whom. */
const identity = sourceOutputs.createStateConfig({
  description: 'Under which key it speaks, and to whom.',
  initial: 'unregistered',
  states: {
    unregistered: {
      description: 'It has no key of its own: it can send nothing, and nobody can be meant to ask it.',
      on: {
        KeyTaken: [
          {
            guard: 'isComplete',
            target: 'registered',
            actions: ['takeOwn', 'serveAllWhole'],
            description: 'A new key without a crash: everybody is sent all of it anew, since all have marked it stale.',
            meta: { clauses: ['SYNC-53'] },
          },
          {
            target: 'registered',
            actions: ['takeOwn', 'serveAll'],
            description: 'It has a key: whoever asked before, under an earlier one, is sent what is found so far.',
            meta: { clauses: ['SYNC-41', 'SYNC-53'] },
          },
        ],
        Subscribe: {
          actions: 'rejectNotReady',
          description: 'It cannot compare a key that it does not have; the receiver will ask again.',
          meta: { clauses: ['SYNC-36'] },
        },
        BirthNotification: forPredecessor,
        LookupReply: forPredecessor,
        DeathNotification: forPredecessor,
      },
    },
    registered: {
      description: 'It has a key of its own, and serves whoever asks.',
      on: {
        KeyDropped: {
          target: 'unregistered',
          actions: 'forgetOwn',
          description: 'It counts as dead; who its subscribers are, it does not forget by that.',
          meta: { clauses: ['SYNC-53'] },
        },
        Subscribe: [
          {
            guard: 'ofPredecessor',
            description: 'A predecessor of that receiver asked, before it died: its successor is served.',
            meta: { clauses: ['SYNC-20'] },
          },
          {
            guard: and(['addressedHere', 'isComplete']),
            actions: ['noteSubscriber', 'serveWhole'],
            description: 'All of its data, and the end of data.',
            meta: { clauses: ['SYNC-50', 'SYNC-60', 'SYNC-44', 'SYNC-48'] },
          },
          {
            guard: 'addressedHere',
            actions: ['noteSubscriber', 'serve'],
            description: 'What is found so far; the rest, and the end of data, will follow.',
            meta: { clauses: ['SYNC-50', 'SYNC-47'] },
          },
          {
            actions: 'rejectMismatch',
            description: 'Meant for another instance: the receiver will hear of this one.',
            meta: { clauses: ['SYNC-20', 'SYNC-36'] },
          },
        ],
        BirthNotification: served(),
        LookupReply: served(),
        DeathNotification: {
          description: 'A receiver is dead: its subscription stays, with its numbers, until its successor is served.',
          meta: { clauses: ['SYNC-49', 'SYNC-37'] },
        },
      },
    },
  },
});

/** A receiver that is named in the configuration lives: it is served as if it had asked. */
function served() {
  return [
    {
      guard: and(['ofReceiver', 'laterReceiver', 'isComplete']),
      actions: ['noteSubscriber', 'serveWhole'] as const,
      description: 'A receiver that is served unasked lives: all of the data, and the end of data.',
      meta: { clauses: ['SYNC-49', 'SYNC-44'] },
    },
    {
      guard: and(['ofReceiver', 'laterReceiver']),
      actions: ['noteSubscriber', 'serve'] as const,
      description: 'A receiver that is served unasked lives: what is found so far; the rest will follow.',
      meta: { clauses: ['SYNC-49', 'SYNC-47'] },
    },
    forPredecessor,
  ];
}

/** The data of a source, from nothing to complete. */
const initialisation = sourceOutputs.createStateConfig({
  description: 'How far its data is.',
  initial: 'registering',
  states: {
    registering: {
      description: 'It begins with nothing, and with a key of its own.',
      on: {
        KeyTaken: {
          target: 'configuring',
          description: 'Registered first; then it looks for its configuration and its inputs.',
          meta: { clauses: ['SYNC-40', 'SYNC-41', 'SYNC-46'] },
        },
      },
    },
    configuring: {
      description: 'It waits for its configuration, for as long as it takes.',
      always: [
        {
          guard: 'needsNone',
          target: 'discovering',
          description: 'It has no configuration manager.',
          meta: { clauses: ['SYNC-43'] },
        },
      ],
    },
    discovering: {
      description: 'It finds out the present state of what it reports, and sends it as it is found.',
      initial: 'starting',
      states: {
        starting: {
          always: [
            {
              guard: 'discovers',
              target: 'searching',
              description: 'It has data of its own to find.',
              meta: { clauses: ['SYNC-43'] },
            },
            {
              target: 'awaiting',
              description: 'All of its data is derived from its inputs.',
              meta: { clauses: ['SYNC-51'] },
            },
          ],
        },
        searching: {
          description: 'Not everything is found yet.',
          on: {
            Found: {
              actions: ['find', 'publishPart'],
              description: 'Sent as it is found, before completion.',
              meta: { clauses: ['SYNC-43', 'SYNC-47', 'SYNC-45'] },
            },
            AllFound: {
              target: 'awaiting',
              description: 'Nothing of its own is left to find.',
              meta: { clauses: ['SYNC-44', 'SYNC-45'] },
            },
          },
        },
        awaiting: {
          description: 'Its own data is found; inputs may still be awaited.',
          always: {
            guard: 'inputsSettled',
            target: '#restart-sync/source.initialisation.complete',
            actions: 'endTransfers',
            description: 'Complete: the end of data, once, to each receiver.',
            meta: { clauses: ['SYNC-44', 'SYNC-48', 'SYNC-51'] },
          },
        },
      },
      on: {
        Change: {
          actions: ['change', 'publishPart'],
          description: 'What it found is different by now: the open transfers are told so.',
          meta: { clauses: ['SYNC-34', 'SYNC-43'] },
        },
      },
    },
    complete: {
      description: 'It has all of its data, and says what becomes of it.',
      on: {
        Change: {
          actions: ['change', 'publish'],
          description: 'The world has changed.',
          meta: { clauses: ['SYNC-60', 'SYNC-62', 'SYNC-63'] },
        },
        ...inputs('publish'),
      },
    },
  },
  on: {
    ...inputs('publishPart'),
    ConfigurationTaken: [
      {
        guard: 'isConfiguring',
        target: '.discovering',
        actions: 'takeConfiguration',
        description: 'It knows what it is to do, and begins.',
        meta: { clauses: ['SYNC-42', 'SYNC-52'] },
      },
      {
        actions: 'takeConfiguration',
        description: 'A later configuration.',
        meta: { clauses: ['SYNC-74'] },
      },
    ],
    ConfigurationExpired: {
      actions: 'dropConfiguration',
      description: 'The configuration has outlived its manager for too long; what was found by it stands.',
      meta: { clauses: ['SYNC-54'] },
    },
    AwaitOver: {
      actions: 'stopAwaiting',
      description: 'An input is complete, or has been awaited in vain.',
      meta: { clauses: ['SYNC-51'] },
    },
    AwaitBegun: {
      actions: 'await',
      description: 'An input is awaited anew.',
      meta: { clauses: ['SYNC-51'] },
    },
  },
});

/** What becomes of the data of its inputs: copied at once, and passed on when it is whole as far as it goes. */
function inputs(publish: 'publish' | 'publishPart') {
  return {
    InputChanged: [
      {
        guard: 'moreToCome' as const,
        actions: 'copyInput' as const,
        description: 'A part of a transfer: copied, and passed on with the rest.',
        meta: { clauses: ['SYNC-68', 'SYNC-61'] },
      },
      {
        actions: ['copyInput', publish] as const,
        description: 'Its own data is made anew from the difference, and its receivers are told.',
        meta: { clauses: ['SYNC-17', 'SYNC-32', 'SYNC-61', 'SYNC-68'] },
      },
    ],
    InputSettled: {
      actions: publish,
      description: 'What came in parts is passed on.',
      meta: { clauses: ['SYNC-61', 'SYNC-62'] },
    },
    InputLost: {
      actions: publish,
      description: 'Only what came in parts is passed on: that an input is stale is nobody else’s affair.',
      meta: { clauses: ['SYNC-64', 'SYNC-75'] },
    },
    InputExpired: {
      actions: publish,
      description: 'What came in parts is passed on; what went has been told as a change.',
      meta: { clauses: ['SYNC-17'] },
    },
  };
}

/** What one process makes of the world for others: it gathers data, and passes it to those that asked. */
export const source = sourceOutputs.createMachine({
  id: 'restart-sync/source',
  description: 'What a process finds out or derives, and passes to the processes that asked for it.',
  context: ({ input }) => ({
    ...input,
    own: null,
    config: null,
    found: {},
    derivedFrom: Object.fromEntries(input.inputs.map((name) => [name, {}])),
    awaited: [...input.inputs].sort(),
    entries: {},
    subscribers: [],
  }),
  type: 'parallel',
  states: { identity, initialisation },
});
