import type { AnyEventObject, AnyStateMachine } from 'xstate';
import { ENVIRONMENT } from '../../machines/role.ts';
import type { Message, Property, Sent, StepEvent } from '../../spec/property.ts';
import { Budget } from './budget.ts';
import { canonical, deepFreeze } from './canonical.ts';
import { BagChannel, FifoChannel, RendezvousChannel, SetChannel, type ChannelModel, type Packet } from './channel.ts';
import { validateChart } from './chart-rules.ts';
import { Chart, delayOf } from './chart.ts';
import { Clocks } from './clocks.ts';
import { Coverage, type ChartCoverage } from './coverage.ts';
import { SystemError } from './errors.ts';
import { Hardware } from './hardware.ts';
import { InstanceModel } from './instance.ts';
import { Interner } from './interner.ts';
import { Labels, MonitorModel, type Label } from './label.ts';
import { Observers, PART_ENDED } from './observers.ts';
import { Packets } from './packets.ts';
import { messageOf, PartModel, type PartContext, type PartEvent, type PartReaction } from './part.ts';
import { channelName, endsOf, validateSystem } from './system-rules.ts';
import type { Fault, System } from './system.ts';

/** A part's reaction with its messages turned into packets: what a global step needs to know of it. */
export interface LocalStep {
  readonly part: number;
  readonly next: number;
  readonly packets: readonly Packet[];
  /** It changes nothing and says nothing. */
  readonly idle: boolean;
  /** The part goes down once its packets are out. */
  readonly ends: boolean;
  readonly label: Label;
  /** How many steps of the same name come before it: timers of one delay may be due in several regions of a chart. */
  readonly twin?: number;
}

/** A system made ready for search: everything in it is a small number, and what a number does is looked up. */
export class Model {
  readonly parts: readonly PartModel[];
  readonly channels: readonly ChannelModel[];
  readonly monitors: readonly MonitorModel[];
  readonly budget = new Budget();
  readonly hardware: Hardware;
  readonly clocks: Clocks;
  readonly labels = new Labels();
  readonly observers: Observers;
  /** Budget items: per stimulus, fault, and channel. */
  readonly stimuli: readonly { readonly part: number; readonly event: PartEvent; readonly item: number }[];
  readonly faults: readonly { readonly fault: Fault; readonly item: number }[];
  readonly losses: readonly (number | undefined)[];
  readonly duplications: readonly (number | undefined)[];
  readonly properties: readonly Property<unknown>[];

  readonly #packets: Packets;
  readonly #events = new Interner<PartEvent>();
  readonly #charts = new Map<AnyStateMachine, { chart: Chart; coverage: Coverage }>();
  readonly #partNumbers = new Map<string, number>();
  readonly #between = new Map<string, readonly number[]>();
  readonly #steps: LocalStep[][][];
  readonly #own: (readonly LocalStep[])[][];
  readonly #starts: LocalStep[][];

  constructor(readonly system: System) {
    validateSystem(system);
    this.properties = system.properties;
    const context: PartContext = {
      chartOf: (machine, path) => this.#chartOf(machine, path),
      eventOf: (kind, event, instance) => this.#eventOf(kind, event, instance),
    };
    this.parts = Object.entries(system.parts).map(([name, part], index) => {
      this.#partNumbers.set(name, index);
      return new PartModel(index, name, part, `${system.name} > parts.${name}`, context);
    });
    this.observers = new Observers(this.parts, this.labels, (event) => this.#eventOf('deliver', event));
    this.#steps = this.parts.map(() => []);
    this.#own = this.parts.map(() => []);
    this.#starts = this.parts.map(() => []);
    this.#packets = new Packets(system, this.#partNumbers, (event) => this.#eventOf('deliver', event));
    this.channels = system.channels.map((channel) => this.#makeChannel(channel));
    this.hardware = new Hardware(
      system.hosts,
      this.parts.map(({ name, spec }) => ({ name, host: spec.host })),
    );
    this.clocks = new Clocks(
      this.parts.map(({ spec }) => spec.host),
      system.clockSkew ?? 0,
    );
    this.losses = system.channels.map((channel, at) => this.#channelBudget('loss on', channel.loss, at));
    this.duplications = system.channels.map((channel, at) =>
      this.#channelBudget('duplication on', channel.duplication, at),
    );
    this.faults = (system.faults ?? []).map((fault) => ({
      fault,
      item: this.budget.add(faultName(fault), 'times' in fault ? fault.times : 1),
    }));
    // The charts are known once the parts have started; stimuli and channels are held against them.
    for (const part of this.parts) part.start(part.unborn);
    this.monitors = Object.entries(system.monitors ?? {}).map(([name, monitor]) => {
      const { chart, coverage } = this.#chartOf(monitor.machine, `${system.name} > monitors.${name}`);
      return new MonitorModel(name, new InstanceModel(name, chart, coverage), monitor, context);
    });
    this.#checkCarried();
    this.#checkObservers();
    this.stimuli = (system.stimuli ?? []).map(({ part, event, times }, at) => {
      this.#checkExpected(part, event.type, `${system.name} > stimuli[${String(at)}] (${event.type} to ${part})`);
      const item = this.budget.add(`stimulus ${event.type} to ${part}`, times);
      return { part: this.partNumber(part), event: this.#eventOf('stimulus', { ...event, from: ENVIRONMENT }), item };
    });
  }

  partNumber(name: string): number {
    return this.#partNumbers.get(name)!;
  }

  get coverage(): Readonly<Record<string, ChartCoverage>> {
    const ids = [...this.#charts.keys()].map(({ id }) => id);
    return Object.fromEntries(
      [...this.#charts.values()].map(({ chart, coverage }, at) => {
        const id = chart.machine.id;
        // Two charts of one id, as a factory makes them, are told apart by where they stand.
        return [ids.indexOf(id) === at ? id : `${id} at ${chart.path}`, coverage.summary];
      }),
    );
  }

  /** The steps that a part can take by itself: due timers and open choices. */
  ownSteps(part: number, state: number): readonly LocalStep[] {
    return (this.#own[part]![state] ??= this.#ownSteps(part, state));
  }

  /** What a part does on an event: XState runs only the first time. */
  step(part: number, state: number, event: PartEvent): LocalStep {
    const row = (this.#steps[part]![state] ??= []);
    return (row[event.id] ??= this.#complete(this.parts[part]!, state, this.parts[part]!.react(state, event)));
  }

  stepOn(part: number, state: number, event: number): LocalStep {
    return this.#steps[part]![state]?.[event] ?? this.step(part, state, this.#events.get(event));
  }

  /** The start of a part that is down in this state. */
  start(part: number, state: number): LocalStep {
    return (this.#starts[part]![state] ??= this.#complete(this.parts[part]!, state, this.parts[part]!.start(state)));
  }

  packetsIn(channel: number, content: number): readonly Message[] {
    return this.channels[channel]!.contents(content).map((packet) => messageOf(this.#events.get(packet.event).event));
  }

  /** The slots of the channels from one part to another. */
  channelsBetween(from: string, to: string): readonly number[] {
    const key = `${from} > ${to}`;
    let between = this.#between.get(key);
    if (between === undefined) {
      between = this.system.channels.flatMap((channel, at) =>
        endsOf(channel.from).includes(from) && endsOf(channel.to).includes(to) ? [at] : [],
      );
      this.#between.set(key, between);
    }
    return between;
  }

  /** Messages of one channel that go from one part to another. */
  messagesBetween(channel: number, content: number, from: string, to: string): readonly Message[] {
    const [sender, receiver] = [this.partNumber(from), this.partNumber(to)];
    if (this.channels[channel]!.size(content) === 0) return [];
    return this.channels[channel]!.contents(content)
      .filter((packet) => packet.from === sender && packet.to === receiver)
      .map((packet) => messageOf(this.#events.get(packet.event).event));
  }

  lossLabel(packet: Packet): Label {
    return this.labels.once(`lose ${String(packet.id)}`, () => ({
      event: {
        kind: 'lose',
        from: this.parts[packet.from]!.name,
        to: this.parts[packet.to]!.name,
        message: messageOf(this.#events.get(packet.event).event),
      },
      sent: [],
      unexpected: undefined,
      ended: [],
    }));
  }

  #complete(part: PartModel, before: number, reaction: PartReaction): LocalStep {
    const packets: Packet[] = [];
    const sent: Sent[] = [];
    for (const { to, message } of reaction.outgoing) {
      sent.push({ from: part.name, to, message });
      if (to !== ENVIRONMENT) packets.push(this.#packets.of(part, to, message));
    }
    const isSilent = sent.length === 0 && reaction.unexpected === undefined && !reaction.ends;
    const idle = reaction.next === before && isSilent;
    const { next, ends, unexpected } = reaction;
    const ended = ends ? [{ part: part.name, boot: part.states.get(next).boot }] : [];
    const label = this.labels.add(this.#labelEvent(part, reaction.event), sent, unexpected, ended);
    return { part: part.index, next, packets, idle, ends, label };
  }

  #ownSteps(part: number, state: number): readonly LocalStep[] {
    const steps = this.parts[part]!.ownEvents(state).map((event) => this.step(part, state, event));
    const names = steps.map(({ label }) => JSON.stringify(label.event));
    return steps.map((step, at) => {
      const twin = names.slice(0, at).filter((name) => name === names[at]).length;
      return twin === 0 ? step : { ...step, twin };
    });
  }

  #labelEvent(part: PartModel, { kind, instance, event }: PartEvent): StepEvent {
    switch (kind) {
      case 'deliver':
        return { kind, part: part.name, from: String(event.from), message: messageOf(event) };
      case 'stimulus':
        return { kind, part: part.name, message: messageOf(event) };
      case 'choice':
        return { kind, part: part.name, instance: instance!, choice: event.type };
      case 'timer': {
        const { chart } = part.instances.find(({ name }) => name === instance)!;
        return { kind, part: part.name, instance: instance!, timer: delayOf(event.type, chart.machine) };
      }
      default:
        return { kind: 'restart', target: part.name };
    }
  }

  #makeChannel(channel: System['channels'][number]): ChannelModel {
    const kinds = { fifo: FifoChannel, bag: BagChannel, set: SetChannel, rendezvous: RendezvousChannel };
    return new kinds[channel.kind](channel, channelName(channel), this.#packets.items);
  }

  #channelBudget(what: string, times: number | 'unbounded' | undefined, at: number): number | undefined {
    return times === undefined || times === 0
      ? undefined
      : this.budget.add(`${what} ${this.channels[at]!.name}`, times);
  }

  #checkCarried(): void {
    this.system.channels.forEach((channel, at) => {
      for (const to of endsOf(channel.to)) {
        for (const type of channel.carries)
          this.#checkExpected(
            to,
            type,
            `${this.system.name} > channels[${String(at)}] (${channelName(channel)}) > carries ${type}`,
          );
      }
    });
  }

  #checkObservers(): void {
    for (const { path, spec } of this.parts) {
      if (spec.observedBy !== undefined) this.#checkExpected(spec.observedBy, PART_ENDED, `${path} > observedBy`);
    }
  }

  #checkExpected(part: string, type: string, path: string): void {
    const { instances } = this.parts[this.partNumber(part)]!;
    if (instances.some((instance) => instance.expects(type))) return;
    const known = [...new Set(instances.flatMap(({ expected }) => [...expected]))].filter(
      (event) => !event.startsWith('xstate.'),
    );
    throw new SystemError(
      path,
      `a message that no state of "${part}" expects`,
      `Give its chart a transition on ${type}, if only one that says why it is ignored; it knows ${known.join(', ')}.`,
    );
  }

  #chartOf(machine: AnyStateMachine, path: string): { chart: Chart; coverage: Coverage } {
    const known = this.#charts.get(machine);
    if (known !== undefined) return known;
    validateChart(machine, path);
    const chart = new Chart(machine, path);
    const made = { chart, coverage: new Coverage(chart.machine) };
    this.#charts.set(machine, made);
    return made;
  }

  #eventOf(kind: PartEvent['kind'], event: AnyEventObject, instance?: string): PartEvent {
    const key = `${kind} ${instance ?? ''} ${canonical(event, `event ${event.type}`)}`;
    const id = this.#events.id(key, () => ({
      id: this.#events.size,
      kind,
      event: deepFreeze(event),
      ...(instance !== undefined && { instance }),
    }));
    return this.#events.get(id);
  }
}

/** A fault as reports name it. */
export function faultName(fault: Fault): string {
  const [[kind, target] = ['', '']] = Object.entries(fault);
  return `${kind} ${String(target)}`;
}
