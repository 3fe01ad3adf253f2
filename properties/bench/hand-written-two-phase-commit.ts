import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { resourceManager } from '../examples/two-phase-commit/resource-manager.ts';
import { transactionManager } from '../examples/two-phase-commit/transaction-manager.ts';

/** What the medium holds and how everyone stands fit into two words for so many participants. */
const MOST_PARTICIPANTS = 10;
const NOT_KNOWN = -2;
const IDLE = -1;

/** The events of a resource manager, and of the manager before the votes. */
const PREPARE = 0;
const CHOOSE_ABORT = 1;
const COMMIT = 2;
const ABORT = 3;
const DECIDE_COMMIT = 0;
const DECIDE_ABORT = 1;
const FIRST_VOTE = 2;

/** Marks of local states; a global state that has both is inconsistent. */
const COMMITTED = 1;
const ABORTED = 2;

export interface HandWrittenResult {
  readonly states: number;
  readonly transitions: number;
  /** No resource manager has committed in a state in which another has aborted. */
  readonly consistent: boolean;
}

interface Emitted {
  readonly type: string;
  readonly to: string;
}

/** The memoised steps of one chart: `next` and the messages sent, by local state and event. XState runs once for each. */
class Steps {
  readonly next: Int32Array;
  readonly sends: Int32Array;
  readonly marks: Uint8Array;
  readonly #snapshots: AnyMachineSnapshot[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(
    private readonly machine: AnyStateMachine,
    input: object,
    states: number,
    private readonly events: readonly { readonly type: string }[],
    private readonly bitOf: (message: Emitted) => number,
  ) {
    this.next = new Int32Array(states * events.length).fill(NOT_KNOWN);
    this.sends = new Int32Array(states * events.length);
    this.marks = new Uint8Array(states);
    this.#number(initialTransition(machine, input)[0]);
  }

  /** The local state after an event, or that nothing happens. */
  compute(state: number, event: number): number {
    const at = state * this.events.length + event;
    const [snapshot, actions] = transition(
      this.machine,
      this.#snapshots[state] as AnyMachineSnapshot,
      this.events[event] as { readonly type: string },
    );
    for (const { type, params } of actions as unknown as { type: string; params?: { event: Emitted } }[]) {
      if (type === 'xstate.emit' && params !== undefined)
        this.sends[at] = (this.sends[at] as number) | this.bitOf(params.event);
    }
    const next = this.#number(snapshot);
    return (this.next[at] = next === state && this.sends[at] === 0 ? IDLE : next);
  }

  #number(snapshot: AnyMachineSnapshot): number {
    const key = JSON.stringify([snapshot.value, snapshot.context]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#snapshots.push(snapshot) - 1;
    if (number >= this.marks.length) throw new RangeError(`More than ${number} local states of ${this.machine.id}.`);
    this.#numbers.set(key, number);
    this.marks[number] = snapshot.value === 'committed' ? COMMITTED : snapshot.value === 'aborted' ? ABORTED : 0;
    return number;
  }
}

/** The states found, two words each, with the state that each was found from; open addressing over their numbers. */
class States {
  rows = new Int32Array(1 << 11);
  parents = new Int32Array(1 << 10);
  count = 0;
  #table = new Int32Array(1 << 12).fill(-1);

  add(first: number, second: number, parent: number): void {
    const { rows } = this;
    const table = this.#table;
    const mask = table.length - 1;
    let at = hash(first, second) & mask;
    for (let known = table[at] as number; known !== -1; known = table[at] as number) {
      if (rows[2 * known] === first && rows[2 * known + 1] === second) return;
      at = (at + 1) & mask;
    }
    table[at] = this.count;
    rows[2 * this.count] = first;
    rows[2 * this.count + 1] = second;
    this.parents[this.count] = parent;
    this.count++;
    if (this.count === this.parents.length) this.#grow();
  }

  #grow(): void {
    this.rows = doubled(this.rows);
    this.parents = doubled(this.parents);
    const table = (this.#table = new Int32Array(this.#table.length * 2).fill(-1));
    const mask = table.length - 1;
    for (let state = 0; state < this.count; state++) {
      let at = hash(this.rows[2 * state] as number, this.rows[2 * state + 1] as number) & mask;
      while (table[at] !== -1) at = (at + 1) & mask;
      table[at] = state;
    }
  }
}

/**
 * Explores two-phase commit as an expert would by hand for this one model and no other: the same charts, but the medium is
 * a word with a bit for each message, and every resource manager has two bits of the other word.
 */
export function exploreTwoPhaseCommitByHand(participants: number): HandWrittenResult {
  if (participants < 1 || participants > MOST_PARTICIPANTS)
    throw new RangeError(`From 1 to ${MOST_PARTICIPANTS} participants fit into two words.`);
  const names = Array.from({ length: participants }, (_, at) => `rm${at + 1}`);
  const votes = names.map((from) => ({ type: 'Prepared', from }));
  const decisionBit = ({ type, to }: Emitted): number =>
    1 << ((type === 'Commit' ? 1 : 2) * participants + names.indexOf(to));
  const manager = new Steps(
    transactionManager,
    { resourceManagers: names },
    2 ** (participants + 1) + 1,
    [{ type: 'choice.commit' }, { type: 'choice.abort' }, ...votes],
    decisionBit,
  );
  // The vote's bit is that of the participant that casts it.
  const member = new Steps(
    resourceManager,
    { transactionManager: 'manager' },
    4,
    [{ type: 'choice.prepare' }, { type: 'choice.abort' }, { type: 'Commit' }, { type: 'Abort' }],
    () => 1,
  );
  const managerShift = 2 * participants;
  const managerMask = -1 << managerShift;
  const managerEvents = FIRST_VOTE + participants;
  const states = new States();
  let transitions = 0;
  let consistent = true;

  const tellMember = (at: number, local: number, event: number, sent: number, locals: number, parent: number): void => {
    let next = member.next[local * 4 + event] as number;
    if (next === NOT_KNOWN) next = member.compute(local, event);
    if (next === IDLE) return;
    transitions++;
    const send = member.sends[local * 4 + event] as number;
    states.add(sent | (send << at), (locals & ~(3 << (2 * at))) | (next << (2 * at)), parent);
  };
  const tellManager = (local: number, event: number, sent: number, locals: number, parent: number): void => {
    let next = manager.next[local * managerEvents + event] as number;
    if (next === NOT_KNOWN) next = manager.compute(local, event);
    if (next === IDLE) return;
    transitions++;
    states.add(
      sent | (manager.sends[local * managerEvents + event] as number),
      (locals & ~managerMask) | (next << managerShift),
      parent,
    );
  };

  states.add(0, 0, -1);
  for (let state = 0; state < states.count; state++) {
    const sent = states.rows[2 * state] as number;
    const locals = states.rows[2 * state + 1] as number;
    let marks = 0;
    for (let at = 0; at < participants; at++) {
      const local = (locals >>> (2 * at)) & 3;
      marks |= member.marks[local] as number;
      tellMember(at, local, PREPARE, sent, locals, state);
      tellMember(at, local, CHOOSE_ABORT, sent, locals, state);
      if (((sent >>> (participants + at)) & 1) === 1) tellMember(at, local, COMMIT, sent, locals, state);
      if (((sent >>> (2 * participants + at)) & 1) === 1) tellMember(at, local, ABORT, sent, locals, state);
    }
    if (marks === (COMMITTED | ABORTED)) consistent = false;
    const local = locals >>> managerShift;
    tellManager(local, DECIDE_COMMIT, sent, locals, state);
    tellManager(local, DECIDE_ABORT, sent, locals, state);
    for (let at = 0; at < participants; at++) {
      if (((sent >>> at) & 1) === 1) tellManager(local, FIRST_VOTE + at, sent, locals, state);
    }
  }
  return { states: states.count, transitions, consistent };
}

function doubled(words: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(words.length * 2);
  larger.set(words);
  return larger;
}

function hash(first: number, second: number): number {
  let h = Math.imul(first ^ (first >>> 15), 0x85ebca6b) ^ second;
  h = Math.imul(h ^ (h >>> 16), 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
