import { and } from 'xstate';
import { firstContext, processData } from './process-data.ts';

/** The life of one instance of a process: it registers, runs under its key, and registers anew when told that it counts as dead. */
export const process = processData.createMachine({
  id: 'process-state/process',
  description: 'The life of one instance of a process.',
  context: ({ input }) => firstContext(input),
  initial: 'registering',
  states: {
    registering: {
      description: 'It has no key, and asks for one before it does anything else.',
      entry: ['tellOperatingSystem', 'register'],
      after: {
        registerRetry: {
          target: 'registering',
          reenter: true,
          description: 'No answer: the same request again, with the same token.',
          meta: { clauses: ['PSM-REG-14'] },
        },
      },
      on: {
        RegisterReply: [
          {
            guard: 'ownToken',
            target: 'running',
            actions: ['takeKey', 'tellKeyTaken'],
            description: 'The key is its own from now on; whoever it is interested in is looked up.',
            meta: { clauses: ['PSM-REG-1', 'PSM-REG-2', 'PSM-LKP-1'] },
          },
          {
            description: "A dead predecessor's answer, or one to a token that it has given up.",
            meta: { clauses: ['PSM-REG-15'] },
          },
        ],
        ReRegisterDemand: [
          {
            guard: and(['ownToken', 'endsIt']),
            target: 'ended',
            description: 'A later instance has its name already: it ends itself before it has begun.',
            meta: { clauses: ['PSM-REG-20', 'PSM-HBT-23'] },
          },
          {
            guard: and(['ownToken', 'ofSuperseded']),
            description: 'A later instance has its name: no token that it could draw would be above that one.',
            meta: { clauses: ['PSM-REG-20', 'PSM-HBT-26'] },
          },
          {
            guard: 'ownToken',
            target: 'registering',
            reenter: true,
            actions: 'drawToken',
            description: 'Its token is over, by its death or by a restart of the manager: once more, with a fresh one.',
            meta: { clauses: ['PSM-REG-19', 'PSM-HBT-16', 'PSM-KEY-18'] },
          },
          { description: 'For a predecessor, or for a key that it has dropped.', meta: { clauses: ['PSM-HBT-16'] } },
        ],
        Probe: {
          description: 'For a predecessor, or for a key that it has dropped.',
          meta: { clauses: ['PSM-HBT-13', 'PSM-HBT-14'] },
        },
        Ipc: {
          actions: 'rejectNotReady',
          description: 'It cannot compare a key that it does not have; the sender may try again.',
          meta: { clauses: ['PSM-KEY-12'] },
        },
      },
    },
    running: {
      description: 'It runs under its key, tells the manager so, and talks to its peers.',
      initial: 'starting',
      states: {
        starting: {
          description: 'Where it runs selects whether it beats.',
          always: [
            {
              guard: 'watchedByOperatingSystem',
              target: 'silent',
              description: 'The operating system tells of its end: it need not beat.',
              meta: { clauses: ['PSM-HBT-2'] },
            },
            {
              target: 'beating',
              description: 'Nobody but itself can tell that it lives.',
              meta: { clauses: ['PSM-HBT-1', 'PSM-HBT-3', 'PSM-REG-3'] },
            },
          ],
        },
        silent: { description: 'It sends no heartbeats.' },
        beating: {
          description: 'It sends heartbeats.',
          after: {
            heartbeatPeriod: {
              target: 'beating',
              reenter: true,
              actions: 'beat',
              description: 'The instance with this key runs.',
              meta: { clauses: ['PSM-HBT-1', 'PSM-REG-3'] },
            },
          },
        },
      },
      on: {
        RegisterReply: {
          description: 'To a repeat of its request, or to a predecessor: it has its key.',
          meta: { clauses: ['PSM-REG-7', 'PSM-REG-15'] },
        },
        Probe: [
          {
            guard: 'ownKey',
            actions: 'answerProbe',
            description: 'It lives, and says so.',
            meta: { clauses: ['PSM-HBT-13'] },
          },
          { description: 'For a predecessor.', meta: { clauses: ['PSM-HBT-13', 'PSM-HBT-14'] } },
        ],
        ReRegisterDemand: [
          {
            guard: 'ofFormerEpoch',
            description: 'From before the restart of the manager that issued its key.',
            meta: { clauses: ['PSM-KEY-17'] },
          },
          {
            guard: and(['ownKeyOrToken', 'endsIt']),
            target: 'ended',
            description: 'A later instance has its name: it ends itself, and only its supervisor starts it again.',
            meta: { clauses: ['PSM-HBT-23'] },
          },
          {
            guard: 'ownKeyOrToken',
            target: 'registering',
            actions: ['dropKey', 'drawToken', 'tellKeyDropped'],
            description: 'It counts as dead: towards all peers it restarts.',
            meta: { clauses: ['PSM-HBT-16', 'PSM-HBT-26', 'PSM-KEY-17'] },
          },
          {
            description: 'For a predecessor, or for a key or token that it has given up.',
            meta: { clauses: ['PSM-HBT-16'] },
          },
        ],
        TargetNamed: {
          actions: 'noteName',
          description: 'What it knows of that sender decides about messages from it from now on.',
          meta: { clauses: ['PSM-LKP-3', 'PSM-KEY-13'] },
        },
        Ipc: [
          {
            guard: 'addressedHereFromTarget',
            actions: 'admit',
            description: 'Addressed to this instance; what it knows of the sender decides.',
            meta: { clauses: ['PSM-KEY-6', 'PSM-KEY-13'] },
          },
          {
            guard: 'addressedHere',
            actions: 'accept',
            description: 'Addressed to this instance, from one that it does not follow.',
            meta: { clauses: ['PSM-KEY-7'] },
          },
          {
            actions: 'rejectMismatch',
            description: 'Meant for another instance: no effect, and the sender is told.',
            meta: { clauses: ['PSM-KEY-8'] },
          },
        ],
      },
    },
    ended: {
      type: 'final',
      description: 'The instance has ended itself.',
    },
  },
});
