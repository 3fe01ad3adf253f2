import type { AnyEventObject, AnyMachineSnapshot, StateValue } from 'xstate';
import type { CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type { EntryView } from '../../spec/process-state/view.ts';
import type { Message } from '../../spec/property.ts';
import {
  entry,
  entryOf,
  provideEntry,
  record,
  viewEntry,
  type EntryPort,
  type EntrySettings,
} from '../../machines/process-state/index.ts';
import type { Received } from '../../machines/role.ts';
import { ChartRunner, type Said } from './reaction.ts';
import { registryPort } from './registry-port.ts';
import { Registry } from './registry.ts';
import { SharedChart, type Standing } from './shared-chart.ts';
import { SilenceClock } from './silence-clock.ts';
import { TimingWheel } from './timing-wheel.ts';
import { WatchedProcesses } from './watched-processes.ts';

/** What a deployment chooses for a supervisor: how it judges those that register. */
export interface SupervisorInput extends Omit<EntrySettings, 'localDetector' | 'acknowledgedBy' | 'resolver'> {
  /** Exits beside it are reported, or nobody tells of them. PSM-HBT-3, PSM-HBT-5 */
  readonly localDetector: 'os-error-code' | 'heartbeat';
  /** Part of every key that it issues. PSM-KEY-16 */
  readonly managerEpoch: number;
  /** Names that it knows from the start; others follow when they are first mentioned. What happens in one tick happens in this order. */
  readonly names?: readonly string[];
  /** How many names it has room for to begin with. */
  readonly capacity?: number;
}

/** Where what it says goes. */
export type Send = (to: string, message: Message) => void;

/**
 * Supervises very many processes: a manager whose heartbeats are one write each and whose counting is left to a timing wheel, while the
 * charts of the record and of the entries are run at every event that changes more than a counter. Names are known from when they are
 * first mentioned. Registrations that an operating system has to admit come to it admitted (PSM-REG-18), targets are looked up by name, and
 * what it sends is not lost.
 */
export class Supervisor {
  readonly #registry: Registry;
  readonly #wheel: TimingWheel;
  readonly #silence: SilenceClock;
  readonly #watched = new WatchedProcesses();
  readonly #port: EntryPort;
  readonly #chart: SharedChart;
  /** The event at the end of the delay that runs in a standing. */
  readonly #endOfDelay: string[] = [];
  #standings = new Uint8Array(64);
  readonly #record: ChartRunner;
  #issued: AnyMachineSnapshot;
  #row = 0;

  /** @throws RangeError if a delay is not a whole number of ticks, 1 or more, or is longer than its timing wheel can wait */
  constructor(
    private readonly input: SupervisorInput,
    private readonly send: Send,
  ) {
    const { names = [], capacity = 64, countPeriod, probeWait, limit, managerEpoch } = input;
    this.#registry = new Registry(capacity);
    this.#wheel = new TimingWheel(capacity);
    this.#silence = new SilenceClock(this.#registry, this.#wheel, countPeriod);
    const waits = { 'limit and countPeriod': (limit + 1) * countPeriod, probeWait };
    for (const [what, ticks] of Object.entries(waits)) {
      if (!Number.isSafeInteger(ticks) || ticks < 1 || ticks > this.#wheel.longest)
        throw new RangeError(
          `A supervisor cannot wait for ${ticks} ticks, as ${what} ask: choose from 1 to ${this.#wheel.longest}.`,
        );
    }
    const settings = { ...input, acknowledgedBy: [], resolver: null };
    this.#port = registryPort(
      this.#registry,
      this.#silence,
      settings,
      () => this.#row,
      () => this.#registry.followedBy(this.#row),
    );
    // A row that nobody has used yet is that of a name that nobody has mentioned.
    this.#chart = new SharedChart(provideEntry(entry, this.#port), { ...settings, name: '', others: [] });
    this.#record = new ChartRunner(record, { epoch: managerEpoch, operatingSystem: null });
    this.#issued = this.#record.first();
    for (const name of names) this.#registry.rowOf(name);
  }

  /** Ticks since its start. */
  get now(): number {
    return this.#wheel.now;
  }

  /** How many names it knows. */
  get size(): number {
    return this.#registry.size;
  }

  /**
   * A message from a process or the operating system.
   *
   * @throws if it is none that a supervisor can do anything with
   */
  receive(message: Received): void {
    switch (message.type) {
      case 'Heartbeat': {
        const { epoch, pid, incarnation } = message.key as CommunicationKey;
        if (!this.hear(epoch, pid, incarnation))
          this.#deliver(this.#ownersOf(message.key as CommunicationKey), message);
        return;
      }
      case 'ProbeReply':
        this.#deliver(this.#ownersOf(message.key as CommunicationKey), message);
        return;
      case 'LookupRequest':
        this.#deliver(this.#ownersOf(message.requester as CommunicationKey), message);
        return;
      case 'RegisterRequest':
        this.#deliver([entryOf(String(message.name))], message);
        return;
      case 'OsExit':
        this.#deliver(
          this.#watched.under(Number(message.osId)).map((row) => entryOf(this.#registry.nameOf(row))),
          message,
        );
        return;
      default:
        throw new Error(
          `A supervisor has no use for ${message.type} from ${message.from}: send it registrations, heartbeats, answers to probes, look-ups and exits.`,
        );
    }
  }

  /**
   * The shortest way for a heartbeat, by the parts of its key; the same as to receive one that changes nothing but a counter.
   *
   * @returns false if it changes more, or nothing, and has to be received as a message
   */
  hear(epoch: number, pid: number, incarnation: number): boolean {
    return this.#registry.keys.hear(epoch, pid, incarnation, this.#wheel.now);
  }

  /**
   * One tick: probes those whose silence exceeds the limit, or finds them dead.
   *
   * @returns how many timers it touched
   */
  advance(): number {
    return this.#wheel.advance((row) => this.#expire(row));
  }

  /** What an outsider could know of a name; undefined while nobody has mentioned it. */
  view(name: string): EntryView | undefined {
    const row = this.#registry.find(name);
    if (row === undefined) return undefined;
    this.#row = row;
    const snapshot = this.#chart.stateOf(this.#standingOf(row));
    return viewEntry({
      value: snapshot.value as StateValue,
      context: this.#port.entry as unknown as Readonly<Record<string, unknown>>,
      matches: (path) => snapshot.matches(path),
      ticksLeft: () => undefined,
    });
  }

  /** Its silence may be over the limit; where it has been heard of since its timer was armed, the timer is armed anew. */
  #expire(row: number): void {
    if (this.#silence.isCounting(row)) {
      const exceeds = this.#silence.exceeds(row, this.input.limit);
      if (exceeds > this.now) {
        this.#wheel.arm(row, exceeds);
        return;
      }
      this.#silence.endBeforeThis(row);
    }
    const type = this.#endOfDelay[this.#standingOf(row)] ?? '';
    this.#deliver([entryOf(this.#registry.nameOf(row))], { type });
  }

  /** The entry that the key belongs to; the record, where it is of an earlier epoch or of nobody. PSM-HBT-11, PSM-KEY-17 */
  #ownersOf(key: CommunicationKey): readonly string[] {
    const row = key.epoch < this.input.managerEpoch ? undefined : this.#registry.keys.ownerOf(key);
    return [row === undefined ? RECORD : entryOf(this.#registry.nameOf(row))];
  }

  /** To its receivers, and on to whomever they tell within the manager, in order, until none is left. */
  #deliver(receivers: readonly string[], message: AnyEventObject): void {
    const queue: Said[] = receivers.map((to) => ({ ...message, to }));
    for (const { to, ...event } of queue) {
      const said = to === RECORD ? this.#tellRecord(event) : this.#tellEntry(to.slice(ENTRY.length), event);
      for (const one of said) {
        if (one.to === RECORD || one.to.startsWith(ENTRY)) queue.push(one);
        else this.#sendOut(one);
      }
    }
  }

  #sendOut({ to, ...message }: Said): void {
    this.send(to, message);
  }

  #tellRecord(event: AnyEventObject): readonly Said[] {
    const { snapshot, said } = this.#record.react(this.#issued, event);
    this.#issued = snapshot;
    return said;
  }

  #tellEntry(name: string, event: AnyEventObject): readonly Said[] {
    const row = this.#registry.rowOf(name);
    this.#row = row;
    const { standing, said, delays } = this.#chart.react(this.#standingOf(row), event);
    for (const { id, ticks } of delays) {
      if (ticks === undefined) this.#endDelay(row);
      else this.#beginDelay(row, standing, id, ticks);
    }
    this.#stand(row, standing);
    return said;
  }

  #beginDelay(row: number, standing: Standing, id: string, ticks: number): void {
    this.#endOfDelay[standing] = id;
    if (!id.startsWith(COUNTING)) {
      this.#wheel.arm(row, this.now + ticks);
      return;
    }
    this.#silence.begin(row);
    this.#wheel.arm(row, this.#silence.exceeds(row, this.input.limit));
  }

  #endDelay(row: number): void {
    if (this.#silence.isCounting(row)) this.#silence.end(row);
    this.#wheel.cancel(row);
  }

  #standingOf(row: number): Standing {
    return this.#standings[row] ?? this.#chart.first;
  }

  #stand(row: number, standing: Standing): void {
    if (row >= this.#standings.length) {
      const larger = new Uint8Array(2 * row).fill(this.#chart.first);
      larger.set(this.#standings);
      this.#standings = larger;
    }
    this.#standings[row] = standing;
    const state = this.#chart.stateOf(standing);
    const isWatched = state.matches('alive.watched');
    // Wherever the chart does nothing but reset a counter on a heartbeat, it need not be run.
    this.#registry.keys.setOpen(this.#port.entry.pid, isWatched || state.matches('alive.counted'));
    if (isWatched) this.#watched.watch(row, this.#port.entry.osId);
    else this.#watched.forget(row);
  }
}

const RECORD = 'record';
const ENTRY = entryOf('');
const COUNTING = 'xstate.after.countPeriod.';
