import { SystemError } from './errors.ts';
import type { Label } from './label.ts';
import { Layout } from './layout.ts';
import type { LocalStep, Model } from './model.ts';
import type { Meeting } from './observers.ts';

const MAX_ANSWERS = 1000;

/** One step as it is made: the state before it, what becomes of that as parts react, send and go down, and what is said of it. */
export class Draft {
  layout: Layout;
  /** The packed row before and after the step being told. */
  base: Int32Array;
  next: Int32Array;
  /** The loaded state, a number per slot. */
  readonly ids: Int32Array;
  label!: Label;
  /** Whether the loaded state has a step that is more than a fault, a loss or the idle passing of time. */
  progress = false;
  /** Channels that were full where that ends in "not finished". */
  readonly overflowed = new Set<string>();
  readonly channelSlot: number;
  readonly monitorSlot: number;
  readonly budgetSlot: number;
  readonly hardwareSlot: number;
  readonly clockSlot: number;
  /** Told when slots have been widened: rows packed by the old layout must be packed anew. */
  readonly onRelayout: ((old: Layout, layout: Layout) => void)[] = [];
  /** The channel that last forbade a step. */
  protected lastFull = '';
  /** The largest id that each slot has held. */
  readonly #largest: Int32Array;
  /** What is still to be delivered within the step: messages by rendezvous, and what observers are told. */
  #meetings: Meeting[] = [];

  constructor(readonly model: Model) {
    const { parts, channels, monitors } = model;
    this.channelSlot = parts.length;
    this.monitorSlot = this.channelSlot + channels.length;
    this.budgetSlot = this.monitorSlot + monitors.length;
    this.hardwareSlot = this.budgetSlot + 1;
    this.clockSlot = this.hardwareSlot + 1;
    this.ids = new Int32Array(this.clockSlot + 1);
    this.#largest = new Int32Array(this.ids.length);
    this.layout = Layout.roomFor(this.#largest);
    this.base = new Int32Array(this.layout.words);
    this.next = new Int32Array(this.layout.words);
  }

  protected begin(): void {
    const { base, next } = this;
    for (let word = 0; word < base.length; word++) next[word] = base[word]!;
  }

  protected put(slot: number, id: number): void {
    if (id > this.#largest[slot]!) this.#reach(slot, id);
    this.layout.set(this.next, slot, id);
  }

  /** Lets a part react: its new state, its messages, and the answers of those it meets in rendezvous. False when a full channel forbids it. */
  protected react(step: LocalStep): boolean {
    this.label = step.label;
    this.put(step.part, step.next);
    if (step.packets.length === 0 && !step.ends) return true;
    if (!this.#send(step)) return false;
    if (this.#meetings.length === 0) return true;
    const labels = [step.label];
    if (!this.meet(labels)) return false;
    const key = `meet ${labels.map(({ id }) => id).join()}`;
    this.label = this.model.labels.once(key, () => ({ event: step.label.event, ...combined(labels) }));
    return true;
  }

  /** Several parts start in one step: all are up before the first message is sent. What is said is added to the labels. */
  protected together(steps: readonly LocalStep[], labels: Label[]): boolean {
    for (const step of steps) {
      this.put(step.part, step.next);
      labels.push(step.label);
    }
    return steps.every((step) => this.#send(step)) && this.meet(labels);
  }

  /** A part goes down, whatever ends it, and what is on its way to it is lost. Whoever observes it is told when next some meet. */
  protected lower(part: number): void {
    const { model, layout } = this;
    const last = layout.get(this.next, part);
    this.put(part, model.parts[part]!.crash(last));
    model.channels.forEach((channel, at) => {
      const slot = this.channelSlot + at;
      this.put(slot, channel.afterCrash(this.layout.get(this.next, slot), part));
    });
    const notice = model.observers.noticeOf(part, last);
    if (notice !== undefined) this.#meetings.push(notice);
  }

  /** Delivers what was said by rendezvous or is to be observed, in order, with the answers, until none is left; adds what is said. */
  protected meet(labels: Label[]): boolean {
    const { model } = this;
    for (let meeting = this.#meetings.shift(); meeting !== undefined; meeting = this.#meetings.shift()) {
      const { to, event, notice } = meeting;
      const state = this.layout.get(this.next, to);
      // It may have ended since the message was sent.
      if (!model.parts[to]!.isUp(state)) continue;
      const step = model.stepOn(to, state, event);
      this.put(to, step.next);
      if (notice !== undefined) labels.push(notice);
      labels.push(step.label);
      if (!this.#send(step)) return false;
      if (labels.length > MAX_ANSWERS) {
        throw new SystemError(
          `${model.system.name} > parts.${model.parts[to]!.name}`,
          `more than ${String(MAX_ANSWERS)} answers in one rendezvous`,
          'Two parts answer each other for ever: let one of them fall silent.',
        );
      }
    }
    return true;
  }

  protected observe(): void {
    const { monitors } = this.model;
    for (let at = 0; at < monitors.length; at++) {
      const slot = this.monitorSlot + at;
      this.put(slot, monitors[at]!.after(this.layout.get(this.next, slot), this.label));
    }
  }

  /** Puts what a part says on its way; if it has ended, it goes down after that. */
  #send({ part, packets, ends }: LocalStep): boolean {
    const { model } = this;
    for (let at = 0; at < packets.length; at++) {
      const packet = packets[at]!;
      const channel = model.channels[packet.channel]!;
      const { kind, link } = channel.spec;
      const slot = this.channelSlot + packet.channel;
      if (link !== undefined && model.hardware.isCut(this.layout.get(this.next, this.hardwareSlot), link)) continue;
      if (kind !== 'set' && !model.parts[packet.to]!.isUp(this.layout.get(this.next, packet.to))) continue;
      if (kind === 'rendezvous') {
        this.#meetings.push(packet);
        continue;
      }
      const content = channel.push(this.layout.get(this.next, slot), packet.id);
      if (content !== -1) this.put(slot, content);
      else if (channel.spec.whenFull !== 'drop')
        return this.#full(channel.name, channel.spec.whenFull ?? 'not finished');
    }
    if (ends) this.lower(part);
    return true;
  }

  #full(name: string, whenFull: 'not finished' | 'back-pressure'): false {
    this.#meetings = [];
    this.lastFull = name;
    if (whenFull === 'not finished') {
      this.overflowed.add(name);
      // There is a step, although it is not followed: no deadlock.
      this.progress = true;
    }
    return false;
  }

  #reach(slot: number, id: number): void {
    this.#largest[slot] = id;
    if (id > this.layout.maskOf[slot]!) this.#widen();
  }

  #widen(): void {
    const old = this.layout;
    const layout = Layout.roomFor(this.#largest);
    const ids = new Int32Array(this.ids.length);
    const repack = (row: Int32Array): Int32Array => {
      const packed = new Int32Array(layout.words);
      old.unpack(row, 0, ids);
      layout.pack(ids, packed);
      return packed;
    };
    this.base = repack(this.base);
    this.next = repack(this.next);
    this.layout = layout;
    for (const tell of this.onRelayout) tell(old, layout);
  }
}

/** What several reactions in one step say together. */
export function combined(labels: readonly Label[]): Pick<Label, 'sent' | 'unexpected' | 'ended'> {
  return {
    sent: labels.flatMap(({ sent }) => sent),
    unexpected: labels.find(({ unexpected }) => unexpected !== undefined)?.unexpected,
    ended: labels.flatMap(({ ended }) => ended),
  };
}
