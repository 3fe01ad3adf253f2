import { expect, test } from 'vitest';
import { heartbeat, run } from './run.fixtures.ts';
import { tellInWords } from './words.ts';

// Goal: somebody who knows the system, and not the checker, can follow a counterexample from beginning to end.
// Method: runs made by hand; what is printed here has been read.

const name = 'A key is issued once';

test('every kind of step has its sentence, with what changed and what was sent', () => {
  const underWay = [
    { from: 'T', to: 'manager', message: heartbeat },
    { from: 'manager', to: 'P', message: { type: 'Birth' } },
    { from: 'manager', to: 'Q', message: { type: 'Birth' } },
  ];
  const started = [{ from: 'P', to: 'manager', message: { type: 'RegisterRequest', name: 'P', token: 1 } }];
  const counterexample = { started, steps: run, finding: 'The last state breaks it.', underWay };
  expect(tellInWords({ name, clauses: ['S-PSM-1', 'PSM-KEY-2'], counterexample })).toMatchInlineSnapshot(`
    "A key is issued once
      guards:  S-PSM-1, PSM-KEY-2
      finding: The last state breaks it.

    At the start:
      P sends RegisterRequest {name: P, token: 1} to manager

       1  T is told Start from outside
            process: idle → on.registering
            sends RegisterRequest {name: T, token: 1} to manager
       2  manager takes RegisterRequest {name: T, token: 1} from T
            manager.T: unseen → alive
            record.nextPid: 1 → 2
            sends RegisterReply {token: 1, key: {epoch: 1, pid: 1, incarnation: 1}} to T
            sends Birth {name: T} to P, Q
            sends Alarm to the outside
       3  T takes RegisterReply {token: 1, key: {epoch: 1, pid: 1, incarnation: 1}} from manager
            process: on.registering → on.running
            process.key: null → {epoch: 1, pid: 1, incarnation: 1}
            os.watch.watched: [] → [T]
       4  one tick passes
       5  one tick passes
       6  timer heartbeatPeriod of T ends
            sends Heartbeat {key: {epoch: 1, pid: 1, incarnation: 1}} to manager
       7  the message Heartbeat {key: {epoch: 1, pid: 1, incarnation: 1}} from T to manager is delivered and stays (a duplicate)
       8  the message Heartbeat {key: {epoch: 1, pid: 1, incarnation: 1}} from T to manager is lost
       9  card crashes: T, P go down
      10  one tick passes
      11  timer countPeriod of manager.T ends
            manager.T.counter: 0 → 1
      12  manager.record chooses replay
      13  the link bus is cut
      14  T restarts
            T sends RegisterRequest {name: T, token: 2} to manager
      15  the link bus heals
      16  spare crashes
      17  T is removed for good
      18  one tick passes on the clock of card

    Still under way:
      Heartbeat {key: {epoch: 1, pid: 1, incarnation: 1}} from T to manager
      Birth from manager to P, Q"
  `);
});

test('a property that fails at the start needs no step', () => {
  const counterexample = { started: [], steps: [], finding: 'The last state breaks it.', underWay: [] };
  expect(tellInWords({ name, clauses: [], counterexample })).toMatchInlineSnapshot(`
    "A key is issued once
      finding: The last state breaks it.

    It is so from the start: no step is needed."
  `);
});

test('regions of a parallel state stand side by side', () => {
  const step = { kind: 'choice', part: 'T', instance: 'life', choice: 'choice.go' } as const;
  const change = {
    part: 'T',
    instance: 'life',
    path: 'state',
    before: 'off',
    after: { on: { link: 'up', load: { high: 'hot' } } },
  };
  const counterexample = { started: [], steps: [{ step, sent: [], changes: [change] }], finding: '', underWay: [] };
  expect(tellInWords({ name, clauses: [], counterexample })).toContain('life: off → on.(link.up & load.high.hot)');
});
