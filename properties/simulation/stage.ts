import { INSTANTS_PER_TICK } from '../../impl/hardware/clock.ts';
import { EventQueue } from '../../impl/hardware/event-queue.ts';
import type { Flight } from '../../impl/hardware/fabric.ts';
import { ENVIRONMENT } from '../../machines/role.ts';
import type { Message, StepEvent } from '../../spec/property.ts';
import type { Fault } from '../checker/index.ts';
import { Counter } from './counter.ts';
import { Draft, type Room } from './draft.ts';
import type { Strike } from './fault-desk.ts';
import { HostedSystem } from './hosted-system.ts';
import { Metronome, type Beat } from './metronome.ts';
import type { Failure } from './outcome.ts';
import { Order } from './plan/order.ts';
import type { Plan } from './plan/plan.ts';
import { Post } from './post.ts';
import type { Prepared } from './prepared.ts';
import { Recorder } from './recorder.ts';
import { roomOf } from './room.ts';

/** Something that is to happen at an instant, if it still makes sense then. */
export type Coming =
  | { readonly kind: 'tick'; readonly beat: Beat }
  | { readonly kind: 'arrival'; readonly flight: Flight<Message> }
  | { readonly kind: 'timer'; readonly part: string; readonly instance: string; readonly id: string }
  | { readonly kind: 'choice'; readonly part: string; readonly instance: string }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly repairAfter: number | null }
  | { readonly kind: 'order'; readonly part: string }
  | { readonly kind: 'stimulus'; readonly stimulus: number }
  | { readonly kind: 'calm' };

/** Instants until what a full channel forbids is tried again. */
export const RETRY = INSTANTS_PER_TICK / 8;

/** Where a run takes place: hardware and parts, what is to come, and how one step is taken. */
export class Stage {
  protected readonly queue = new EventQueue<Coming>();
  protected readonly room: Room;
  protected readonly hosted: HostedSystem;
  protected readonly recorder: Recorder;
  protected readonly metronome: Metronome;
  protected readonly post: Post;
  protected readonly order: Order;
  protected readonly counter = new Counter();
  /** Whether faults have ceased, and when they did, in ticks. */
  protected isCalm = false;
  protected calmSince = 0;
  protected overflowed: string | undefined;
  protected failure: Failure | undefined;
  readonly #scheduled = new Set<string>();

  constructor(
    protected readonly prepared: Prepared,
    protected readonly plan: Plan,
    isHosted: boolean,
  ) {
    const { simulation, wiring, charts } = prepared;
    this.room = roomOf(simulation, wiring, charts, plan.drifts, (flight) =>
      this.queue.enter(Math.max(this.queue.now, flight.readyAt), { kind: 'arrival', flight }),
    );
    this.post = new Post(plan, wiring);
    this.metronome = new Metronome(this.room, simulation.system);
    this.hosted = new HostedSystem(simulation, this.room, isHosted, (flight) =>
      this.post.depart(flight, this.room.fabric, this.queue.now, this.metronome.nextAt),
    );
    this.recorder = new Recorder(prepared, this.room, this.hosted);
    this.order = new Order(plan.order);
  }

  /** Faults cease; what they have left is undone from now on, tick by tick. */
  protected calm(): void {
    if (this.isCalm) return;
    this.isCalm = true;
    this.calmSince = this.metronome.ticks;
    this.post.calm();
  }

  /** The step is not taken. Where the system gives no way to wait, faults cease, and the report says why. */
  protected block(draft: Draft, again: Coming | undefined): void {
    draft.cancel();
    if (draft.blocked?.whenFull === 'not finished' && !this.isCalm) {
      this.overflowed = draft.blocked.channel;
      this.calm();
    }
    if (again !== undefined) this.queue.enter(this.queue.now + RETRY, again);
  }

  /** Everything starts that is not declared to be down at first. */
  protected startAll(): void {
    const starting = Object.entries(this.prepared.simulation.system.parts).flatMap(([name, { initially }]) =>
      initially === 'down' ? [] : [name],
    );
    this.step({ kind: 'restart', target: 'everything' }, new Draft(this.room).start(starting));
  }

  /** Clocks tick. */
  protected tick(beat: Beat): void {
    const event = { kind: 'tick', clock: beat.name } as const;
    // A tick that moves no clock is still a step for a monitor that counts them, as it is to the checker.
    const isStep = this.metronome.tick(beat, this.queue.now) || this.recorder.isNoted(event);
    this.counter.tick();
    const disagreement = this.hosted.tick(beat.parts);
    if (disagreement !== undefined) {
      this.recorder.begin(event);
      this.failure = { kind: 'disagreement', disagreement };
      return;
    }
    if (!isStep) return;
    const seen = beat.parts.filter((part) => this.room.shadows.get(part)?.readsTime === true);
    const nothing = { sent: [], ended: [], unexpected: undefined };
    this.recorder.begin(event);
    this.failure = this.recorder.enter(event, nothing, seen);
  }

  /** A message arrives as it was drafted; if it is kept, it will once more. */
  protected land(flight: Flight<Message>, draft: Draft, isKept: boolean): void {
    const { now } = this.queue;
    const { from, to, body: message } = flight;
    if (isKept) this.room.fabric.keep(flight, now + this.post.untilCopy(now, this.metronome.nextAt));
    else this.room.fabric.remove(flight);
    this.step({ kind: 'deliver', part: to, from, message }, draft, isKept);
  }

  /** A fault, or what repairs it, happens as it was drafted. */
  protected befall({ kind, target, draft, done }: Strike): void {
    const { fabric, shadows } = this.room;
    const starting = draft.operations.flatMap((operation) => (operation.kind === 'start' ? [operation.part] : []));
    // A link is cut before the step is judged: what was on its way over it is lost in the step itself.
    this.step({ kind, target }, draft, false, done);
    for (const part of starting) if (shadows.has(part)) fabric.repeatTo(part, this.queue.now);
  }

  protected step(event: StepEvent, draft: Draft, isKept = false, done: () => void = () => undefined): void {
    if (draft.blocked !== undefined)
      throw new Error(`The channel ${draft.blocked.channel} is full at the start: give it room.`);
    this.recorder.begin(event, isKept);
    const disagreement = this.hosted.perform(draft);
    if (disagreement !== undefined) {
      this.failure = { kind: 'disagreement', disagreement };
      return;
    }
    done();
    const touched = this.hosted.touched(draft);
    this.counter.count(event, isKept);
    this.failure = this.recorder.enter(event, draft, touched);
    for (const part of touched) this.schedule(part);
    for (const part of this.#ordered(draft)) this.queue.enter(this.queue.now, { kind: 'order', part });
  }

  /** The parts that a step orders to be started. */
  #ordered({ sent }: Draft): readonly string[] {
    const { startedBy } = this.prepared.simulation;
    if (startedBy === undefined) return [];
    return sent.flatMap(({ to, message }) => (to === ENVIRONMENT ? (startedBy(message) ?? []) : []));
  }

  /** Timers that are due, and choices that are open, are taken up before the next tick: in any order, or as the host prefers. */
  protected schedule(part: string): void {
    const shadow = this.room.shadows.get(part);
    if (shadow === undefined) return;
    const { now } = this.queue;
    const within = Math.max(0, this.metronome.nextAt - now);
    const enter = (key: string, coming: Coming, wait: () => number): void => {
      if (this.#scheduled.has(key)) return;
      this.#scheduled.add(key);
      this.queue.enter(now + wait(), coming);
    };
    const inAnyOrder = (): number => this.order.untilTaken(within);
    const { takesFirst } = this.prepared.simulation.processors?.[this.room.wiring.part(part).host] ?? {};
    // At the instant of the tick itself nothing arrives any more, and timers still come before it.
    const untilTimers = takesFirst === undefined ? inAnyOrder : () => (takesFirst === 'messages' ? within : 0);
    for (const [instance, id] of shadow.dueTimers)
      enter(`${part} ${instance} ${id}`, { kind: 'timer', part, instance, id }, untilTimers);
    for (const instance of shadow.withOpenChoices)
      enter(`${part} ${instance} choice`, { kind: 'choice', part, instance }, inAnyOrder);
  }

  /** A timer or choice has been taken up: it may be scheduled anew. */
  protected unschedule(key: string): void {
    this.#scheduled.delete(key);
  }
}
