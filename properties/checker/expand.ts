import type { StepEvent } from '../../spec/property.ts';
import { combined, Draft } from './draft.ts';
import { SystemError } from './errors.ts';
import type { Label } from './label.ts';
import type { Model } from './model.ts';
import type { Fault } from './system.ts';

/** One step as a trace names it: enough to find it again among the steps of a state. */
export type TraceStep = StepEvent & {
  /** The message was delivered and stays in its channel: a duplicate. */
  readonly kept?: true;
  /** Which of several that have the same name: equal messages at the heads of several streams, due timers of the same delay. */
  readonly stream?: number;
};

/** Is told of each step out of a state while the step stands in the expander's `next`, `label` and `step`. */
export interface Sink {
  /** `idle` steps change nothing and say nothing; they matter to observers alone. */
  take(idle: boolean): void;
}

/** Generates the steps out of a state. One state is loaded at a time; rows are packed by the layout of the draft. */
export class Expander extends Draft {
  #kept = false;
  #stream = 0;
  readonly #urgent: readonly { readonly channel: number; readonly above: number }[];
  readonly #observed: boolean;
  /** By clock: the parts that live by it and have timers. */
  readonly #timed: readonly (readonly number[])[];

  constructor(model: Model) {
    super(model);
    const { parts, channels, monitors } = model;
    this.#urgent = channels.flatMap(({ spec: { urgent = false } }, channel) =>
      urgent === false ? [] : [{ channel, above: urgent === true ? 0 : urgent.above }],
    );
    this.#timed = model.clocks.groups.map((group) => group.parts.filter((part) => parts[part]!.hasTimers));
    this.#observed = monitors.length > 0 || model.properties.some(({ kind }) => kind === 'step');
  }

  /** Puts the state before anything has happened into `next`, with all that starts up started and its messages sent. */
  initial(): void {
    const { parts, channels, monitors, budget, hardware } = this.model;
    this.next.fill(0);
    for (const part of parts) this.put(part.index, part.unborn);
    channels.forEach((channel, at) => {
      this.put(this.channelSlot + at, channel.empty);
    });
    monitors.forEach((monitor, at) => {
      this.put(this.monitorSlot + at, monitor.initial);
    });
    this.put(this.budgetSlot, budget.initial);
    this.put(this.hardwareSlot, hardware.initial);
    const starting = parts.filter(({ spec }) => spec.initially !== 'down');
    const steps = starting.map((part) => this.model.start(part.index, part.unborn));
    const labels: Label[] = [];
    if (!this.together(steps, labels)) {
      throw new SystemError(
        this.model.system.name,
        `the channel ${this.lastFull} full at the start`,
        'Give it room for what its senders say when they start.',
      );
    }
    const { sent, unexpected, ended } = combined(labels);
    this.label = this.model.labels.add({ kind: 'restart', target: 'everything' }, sent, unexpected, ended);
    this.observe();
  }

  load(rows: Int32Array, index: number): void {
    const { words } = this.layout;
    for (let word = 0; word < words; word++) this.base[word] = rows[index * words + word]!;
    this.layout.unpack(this.base, 0, this.ids);
  }

  /** Tells the sink of every step out of the loaded state, always in the same order. */
  expand(sink: Sink): void {
    this.progress = false;
    this.#kept = false;
    this.#stream = 0;
    this.#own(sink);
    this.#messages(sink);
    this.#stimuli(sink);
    this.#ticks(sink);
    for (const { fault, item } of this.model.faults) this.#fault(fault, item, sink);
  }

  /** The step being told, as a trace names it. */
  get step(): TraceStep {
    return {
      ...this.label.event,
      ...(this.#kept && { kept: true as const }),
      ...(this.#stream > 0 && { stream: this.#stream }),
    };
  }

  /** Timers that are due and choices that are open. */
  #own(sink: Sink): void {
    const { model, ids } = this;
    for (let part = 0; part < model.parts.length; part++) {
      const steps = model.ownSteps(part, ids[part]!);
      for (let at = 0; at < steps.length; at++) {
        const step = steps[at]!;
        if (step.idle && !this.#observed) continue;
        this.begin();
        this.#stream = step.twin ?? 0;
        if (this.react(step)) this.#tell(sink, step.idle);
      }
    }
    this.#stream = 0;
  }

  /** Every message that can be delivered is: for good, as a duplicate that stays, or lost. */
  #messages(sink: Sink): void {
    const { model, ids } = this;
    for (let channel = 0; channel < model.channels.length; channel++) {
      const deliveries = model.channels[channel]!.deliveries(ids[this.channelSlot + channel]!);
      if (deliveries.length === 0) continue;
      const loss = model.losses[channel];
      const duplication = model.duplications[channel];
      const content = ids[this.channelSlot + channel]!;
      for (let at = 0; at < deliveries.length; at++) {
        const { packet, rest, stream } = deliveries[at]!;
        const part = model.parts[packet.to]!;
        if (!part.isUp(ids[packet.to]!)) continue;
        const step = model.stepOn(packet.to, ids[packet.to]!, packet.event);
        this.#stream = stream;
        const idle = step.idle && rest === content;
        if (!idle || this.#observed) {
          this.begin();
          if (rest !== content) this.put(this.channelSlot + channel, rest);
          if (this.react(step)) this.#tell(sink, idle);
        }
        if (duplication !== undefined && this.#beginWith(duplication)) {
          this.#kept = true;
          if (this.react(step)) this.#tellLimited(sink, duplication, step.idle);
          this.#kept = false;
        }
        if (loss !== undefined && this.#beginWith(loss)) {
          this.put(this.channelSlot + channel, rest);
          this.label = model.lossLabel(packet);
          this.#tellLimited(sink, loss, false, false);
        }
      }
      this.#stream = 0;
    }
  }

  #stimuli(sink: Sink): void {
    const { model, ids } = this;
    for (const { part, event, item } of model.stimuli) {
      if (!model.parts[part]!.isUp(ids[part]!) || !this.#beginWith(item)) continue;
      const step = model.step(part, ids[part]!, event);
      // A stimulus is offered only where the part accepts it; what follows from it inside the part may still be unexpected.
      if (step.label.unexpected?.event === event.event) continue;
      if (this.react(step)) this.#tellLimited(sink, item, step.idle);
    }
  }

  #ticks(sink: Sink): void {
    const { model, ids } = this;
    for (let at = 0; at < this.#urgent.length; at++) {
      const { channel, above } = this.#urgent[at]!;
      if (model.channels[channel]!.size(ids[this.channelSlot + channel]!) > above) return;
    }
    const { groups } = model.clocks;
    for (let clock = 0; clock < groups.length; clock++) {
      const leads = model.clocks.after(ids[this.clockSlot]!, clock);
      if (leads === -1) continue;
      this.begin();
      const { name } = groups[clock]!;
      let moved = false;
      let due = false;
      for (const part of this.#timed[clock]!) {
        const next = model.parts[part]!.tick(ids[part]!);
        due ||= next === -1;
        if (next === -1 || next === ids[part]) continue;
        moved = true;
        this.put(part, next);
      }
      if (due) continue;
      this.put(this.clockSlot, leads);
      this.label = model.labels.once(`tick ${name}`, () => ({
        event: { kind: 'tick', clock: name },
        sent: [],
        unexpected: undefined,
        ended: [],
      }));
      // A tick that moves no clock is still a step for a monitor that counts them.
      if (!moved && leads === ids[this.clockSlot] && !this.#isNoted()) continue;
      this.#tell(sink, false, moved || this.#isTimerRunning());
    }
  }

  /** Whether the step changes what a monitor remembers. */
  #isNoted(): boolean {
    return this.model.monitors.some((monitor, at) => {
      const state = this.ids[this.monitorSlot + at]!;
      return monitor.after(state, this.label) !== state;
    });
  }

  /** While a timer runs anywhere, even the tick of a clock that moves nothing brings it nearer: a faster clock may wait for that one. */
  #isTimerRunning(): boolean {
    return this.model.parts.some((part) => part.tick(this.ids[part.index]!) !== this.ids[part.index]);
  }

  #fault(fault: Fault, item: number, sink: Sink): void {
    if (!this.#beginWith(item)) return;
    if ('crash' in fault) this.#crash(fault.crash, false, sink, item);
    else if ('remove' in fault) this.#crash(fault.remove, true, sink, item);
    else if ('restart' in fault) this.#restart(fault.restart, sink, item);
    else if ('cut' in fault) this.#cut(fault.cut, sink, item);
    else this.#heal(fault.heal, sink, item);
  }

  /** The node goes down with all below it, and their observers are told, in one step. */
  #crash(target: string, forGood: boolean, sink: Sink, item: number): void {
    const { model, ids } = this;
    const { hardware } = model;
    const condition = ids[this.hardwareSlot]!;
    const self = model.parts.find(({ name }) => name === target);
    const isUp = hardware.isUp(condition, target) && (self === undefined || self.isUp(ids[self.index]!));
    if (forGood ? hardware.isRemoved(condition, target) : !isUp) return;
    for (const part of model.parts) {
      if (!hardware.isBelow(part.name, target) || !part.isUp(ids[part.index]!)) continue;
      this.lower(part.index);
    }
    if (forGood) this.put(this.hardwareSlot, hardware.remove(condition, target));
    else if (self === undefined) this.put(this.hardwareSlot, hardware.lower(condition, target));
    const labels: Label[] = [];
    if (this.meet(labels)) this.#tellFault(forGood ? 'remove' : 'crash', target, sink, item, labels);
  }

  /** A part starts again; a host comes up, and every part below it that has nothing else down above it starts with it. */
  #restart(target: string, sink: Sink, item: number): void {
    const { model, ids } = this;
    const { hardware } = model;
    const condition = ids[this.hardwareSlot]!;
    const self = model.parts.find(({ name }) => name === target);
    const parent = hardware.parentOf(target);
    if ((parent !== undefined && !hardware.isUp(condition, parent)) || hardware.isRemoved(condition, target)) return;
    if (self === undefined ? !hardware.isDown(condition, target) : self.isUp(ids[self.index]!)) return;
    const raised = self === undefined ? hardware.raise(condition, target) : condition;
    this.put(this.hardwareSlot, raised);
    const starting = model.parts.filter(
      (part) => hardware.isBelow(part.name, target) && hardware.isUp(raised, part.name) && !part.isUp(ids[part.index]!),
    );
    const steps = starting.map((part) => model.start(part.index, ids[part.index]!));
    const labels: Label[] = [];
    if (this.together(steps, labels)) this.#tellFault('restart', target, sink, item, labels);
  }

  /** What is on its way over the link is lost; a set, which forgets nothing, keeps what it has. */
  #cut(link: string, sink: Sink, item: number): void {
    const { model, ids } = this;
    const condition = ids[this.hardwareSlot]!;
    if (model.hardware.isCut(condition, link)) return;
    model.channels.forEach((channel, at) => {
      if (channel.spec.link === link && channel.spec.kind !== 'set') this.put(this.channelSlot + at, channel.empty);
    });
    this.put(this.hardwareSlot, model.hardware.cut(condition, link));
    this.#tellFault('cut', link, sink, item);
  }

  #heal(link: string, sink: Sink, item: number): void {
    const { hardware } = this.model;
    const condition = this.ids[this.hardwareSlot]!;
    if (!hardware.isCut(condition, link)) return;
    this.put(this.hardwareSlot, hardware.heal(condition, link));
    this.#tellFault('heal', link, sink, item);
  }

  #tellFault(
    kind: 'crash' | 'restart' | 'remove' | 'cut' | 'heal',
    target: string,
    sink: Sink,
    item: number,
    labels: readonly Label[] = [],
  ): void {
    const key = `${kind} ${target} ${labels.map(({ id }) => id).join()}`;
    this.label = this.model.labels.once(key, () => ({ event: { kind, target }, ...combined(labels) }));
    this.#tellLimited(sink, item, false, false);
  }

  /** Begins a step that has a budget; false when it is used up. */
  #beginWith(item: number): boolean {
    const left = this.model.budget.use(this.ids[this.budgetSlot]!, item);
    if (left === -1) return false;
    this.begin();
    this.put(this.budgetSlot, left);
    return true;
  }

  #tell(sink: Sink, idle: boolean, progress = true): void {
    if (progress && !idle) this.progress = true;
    this.observe();
    sink.take(idle);
  }

  #tellLimited(sink: Sink, item: number, idle: boolean, progress = true): void {
    this.model.budget.fire(item);
    // A step that uses up a part of a limited budget leads to another state, even where it is ignored.
    const spent = this.layout.get(this.next, this.budgetSlot) !== this.ids[this.budgetSlot];
    this.#tell(sink, idle && !spent, progress && !idle);
  }
}
