import { scope, type CataloguedComposition } from './scope.ts';

import { lookUp, lookUpLate, lookUpOfAbsent, lookUpReordered, registration } from '../compositions/interest.ts';
import { ipcBothWays, ipcOneWay, ipcReordered, ipcUnderSuspicion } from '../compositions/talk.ts';

/** The core: one process that registers, two that follow each other, two that talk. */
export const coreSystems: readonly CataloguedComposition[] = [
  {
    name: 'process-state/registration',
    title: 'One process registers, beats, dies and comes back',
    scopes: {
      quick: scope(
        '1 crash and restart, 1 heartbeat lost and 1 doubled, one control message late by any time: every order of a request, its repeat, its answer, the death and the next request',
        registration('fifo', 1, 1),
      ),
      full: scope('2 crashes and restarts, 2 heartbeats lost and 2 doubled', registration('fifo', 2, 2)),
    },
  },
  {
    name: 'process-state/registration-reordered',
    title: 'The same over channels that keep no order',
    scopes: {
      quick: scope('1 crash and restart: answers and demands overtake each other', registration('bag', 1, 0)),
      full: scope('2 crashes and restarts, 1 heartbeat lost and 1 doubled', registration('bag', 2, 1)),
    },
  },
  {
    name: 'process-state/look-up',
    title: 'One process follows another through births and deaths',
    scopes: {
      quick: scope(
        '1 crash and restart of T, heartbeats and control in time but in every order within a tick, limit 1, so that both are also suspected falsely; the last incarnation is 2',
        lookUp({ crashes: { T: 1 }, lateHeartbeats: [], control: 'timely', lastIncarnation: 2, losses: 0 }),
      ),
      full: scope(
        "the catalogue's scope A but for lost, doubled and late heartbeats, which `registration` has: 2 crashes and restarts of T and 1 of P; the last incarnation is 3. With them it is more than 30 million states, and waits for reductions",
        lookUp({ crashes: { T: 2, P: 1 }, lateHeartbeats: [], control: 'timely', lastIncarnation: 3, losses: 0 }),
      ),
    },
  },
  {
    name: 'process-state/look-up-late',
    title: 'The same with control messages late by any time',
    scopes: {
      quick: scope('no crash, and no second incarnation: what lateness alone does', lookUpLate({}, 1)),
      full: scope('1 crash and restart of T; the last incarnation is 2', lookUpLate({ T: 1 }, 2)),
    },
  },
  {
    name: 'process-state/look-up-absent',
    title: 'One process follows another that never starts, with control messages late by any time',
    scopes: {
      quick: scope('1 crash and restart, heartbeats late too; the last incarnation is 3', lookUpOfAbsent(1, 3)),
      full: scope('3 crashes and restarts; the last incarnation is 5', lookUpOfAbsent(3, 5)),
    },
  },
  {
    name: 'process-state/look-up-reordered',
    title: 'One process follows another over channels that keep no order',
    scopes: {
      quick: scope(
        '1 crash and restart of each, limit 2, so that nobody is suspected falsely: notices and answers overtake each other',
        lookUpReordered({ T: 1, P: 1 }, 2, 3),
      ),
      full: scope(
        '1 crash and restart of each, limit 1, so that both are also suspected falsely',
        lookUpReordered({ T: 1, P: 1 }, 1, 3),
      ),
    },
  },
  {
    name: 'process-state/ipc',
    title: 'Two processes follow each other and talk',
    scopes: {
      quick: scope(
        '1 message each way, 2 on their way at once, 1 crash and restart of T, limit 2, so that nobody is suspected falsely',
        ipcBothWays({ T: 1 }, 1),
      ),
      full: scope(
        "the catalogue's scope B: 2 messages each way, 1 on its way at once",
        ipcBothWays({ T: 1, P: 1 }, 2, 1),
      ),
    },
  },
  {
    name: 'process-state/ipc-suspicion',
    title: 'Two processes talk, and are suspected falsely',
    scopes: {
      quick: scope(
        '1 message each way, no crash, limit 1, so that both are suspected falsely; the last incarnation is 2',
        ipcUnderSuspicion('timely', {}, 2),
      ),
      full: scope(
        '1 message each way, no crash, limit 1, late heartbeats; the last incarnation is 2',
        ipcUnderSuspicion('late', {}, 2),
      ),
    },
  },
  {
    name: 'process-state/ipc-one-way',
    title: 'One process talks to another that does not follow it, and waits for births after a rejection',
    scopes: {
      quick: scope('2 messages, 1 crash of T: the option `ipc.relookupOnReject` off', ipcOneWay({ T: 1 }, 2)),
      full: scope('2 messages, 2 crashes of T and 1 of P', ipcOneWay({ T: 2, P: 1 }, 2)),
    },
  },
  {
    name: 'process-state/ipc-reordered',
    title: 'One process talks to another, over control channels that keep no order',
    scopes: {
      quick: scope('1 message, 1 crash of T: answers and notices overtake each other', ipcReordered({ T: 1 }, 1)),
      full: scope('2 messages, 2 crashes of T and 1 of P', ipcReordered({ T: 2, P: 1 }, 2)),
    },
  },
];
