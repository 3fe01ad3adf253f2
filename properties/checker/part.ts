import type { AnyEventObject, AnyStateMachine } from 'xstate';
import type { Instance, InstanceState, Received } from '../../machines/role.ts';
import type { Json, Message } from '../../spec/property.ts';
import { canonical, deepFreeze } from './canonical.ts';
import type { Chart } from './chart.ts';
import type { Coverage } from './coverage.ts';
import { SystemError } from './errors.ts';
import { InstanceModel, type Local } from './instance.ts';
import { Interner } from './interner.ts';
import type { Part } from './system.ts';

/** Something that can happen to a part; `instance` is set where it concerns one chart of the role alone. */
export interface PartEvent {
  readonly id: number;
  readonly kind: 'deliver' | 'stimulus' | 'timer' | 'choice' | 'internal' | 'start';
  readonly instance?: string;
  readonly event: AnyEventObject;
}

/** A message that nobody had a transition for. */
export interface Unexpected {
  readonly instance: string | undefined;
  readonly event: AnyEventObject;
}

/** What a part does on one event in one state, run to completion: its internal deliveries are over. */
export interface PartReaction {
  readonly event: PartEvent;
  readonly next: number;
  /** Messages to other parts and to the environment, in order. */
  readonly outgoing: readonly { readonly to: string; readonly message: Message }[];
  readonly unexpected: Unexpected | undefined;
  /** One of its charts has come to its end, and with it the part: it goes down when its messages are out. */
  readonly ends: boolean;
}

export interface PartState {
  readonly up: boolean;
  readonly boot: number;
  readonly durable: Readonly<Record<string, Json>>;
  /** The local state of each instance, in the order of the role. */
  readonly locals: readonly number[];
}

/** Shared by all parts of a system: charts by machine, and the numbering of events. */
export interface PartContext {
  chartOf(machine: AnyStateMachine, path: string): { readonly chart: Chart; readonly coverage: Coverage };
  eventOf(kind: PartEvent['kind'], event: AnyEventObject, instance?: string): PartEvent;
}

const MAX_INTERNAL_DELIVERIES = 1000;

/** Interned states and memoised reactions of one part. */
export class PartModel {
  readonly states = new Interner<PartState>();
  readonly instances: InstanceModel[] = [];
  readonly #byName = new Map<string, number>();
  readonly #views: { readonly view: unknown }[] = [];
  readonly #ticked: number[] = [];

  constructor(
    readonly index: number,
    readonly name: string,
    readonly spec: Part,
    readonly path: string,
    private readonly context: PartContext,
  ) {}

  /** The state before the first start. */
  get unborn(): number {
    return this.#intern({ up: false, boot: 0, durable: {}, locals: [] });
  }

  isUp(state: number): boolean {
    return this.states.get(state).up;
  }

  /** Whether any of its charts can start a timer. */
  get hasTimers(): boolean {
    return this.instances.some(({ expected }) => [...expected].some((type) => type.startsWith('xstate.after.')));
  }

  /** What an outsider could know of it; undefined while it is down. */
  view(state: number): unknown {
    return (this.#views[state] ??= { view: this.isUp(state) ? this.#viewOf(state) : undefined }).view;
  }

  /** The state of each instance by name, for routers, views and counterexamples. */
  locals(state: number): Readonly<Record<string, Local>> {
    const { locals } = this.states.get(state);
    return Object.fromEntries(this.instances.map((instance, at) => [instance.name, instance.locals.get(locals[at]!)]));
  }

  start(state: number): PartReaction {
    const { boot, durable } = this.states.get(state);
    const started = this.#guarded('instances', () =>
      this.spec.role.instances({ ...this.spec.input, boot: boot + 1, durable }),
    );
    if (this.instances.length === 0) this.#create(started);
    this.#checkSame(started);
    const locals: number[] = [];
    const queue: [number, PartEvent][] = [];
    const outgoing: { to: string; message: Message }[] = [];
    for (const instance of this.instances) {
      const input = started[instance.name]?.input;
      const reaction = instance.start(deepFreeze(input));
      locals.push(reaction.next);
      this.#sort(reaction.emitted, instance, queue, outgoing);
    }
    const event = this.context.eventOf('start', { type: 'start' });
    return this.#complete(event, { up: true, boot: boot + 1, durable: {}, locals }, queue, outgoing);
  }

  /** The reaction to a message, a stimulus, the end of a timer or a choice. */
  react(state: number, event: PartEvent): PartReaction {
    const before = this.states.get(state);
    const targets = event.instance === undefined ? this.#route(state, event) : [event.instance];
    const queue = targets.map((name): [number, PartEvent] => [this.#numberOf(name), event]);
    const reaction = this.#complete(event, before, queue, []);
    return targets.length > 0 ? reaction : { ...reaction, unexpected: { instance: undefined, event: event.event } };
  }

  /** The timers that are due and the choices that are open, in a fixed order. */
  ownEvents(state: number): readonly PartEvent[] {
    const { up, locals } = this.states.get(state);
    if (!up) return [];
    return this.instances.flatMap((instance, at) => {
      const local = instance.locals.get(locals[at]!);
      const due = local.timers.filter((timer) => timer.ticks === 0);
      const open = instance.openChoices(locals[at]!);
      return [
        ...due.map(({ id }) => this.context.eventOf('timer', { type: id }, instance.name)),
        ...open.map((type) => this.context.eventOf('choice', { type }, instance.name)),
      ];
    });
  }

  /** The state after one tick of its clock; -1 while one of its timers is due. */
  tick(state: number): number {
    return (this.#ticked[state] ??= this.#tick(this.states.get(state), state));
  }

  /** The state after a crash: volatile state and timers go, durable values stay. */
  crash(state: number): number {
    const { up, boot, locals } = this.states.get(state);
    if (!up) return state;
    const durable = Object.fromEntries(
      (this.spec.durable ?? []).map((name) => [name, this.#durableValue(name, locals)]),
    );
    return this.#intern({ up: false, boot, durable, locals: [] });
  }

  #tick(part: PartState, state: number): number {
    if (!part.up) return state;
    const locals = this.instances.map((instance, at) => instance.tick(part.locals[at]!));
    return locals.includes(-1) ? -1 : this.#intern({ ...part, locals });
  }

  #create(started: Readonly<Record<string, Instance>>): void {
    for (const [name, instance] of Object.entries(started)) {
      const { machine } = this.#checked(name, instance);
      const path = `${this.path} > instance "${name}" (chart ${machine.id})`;
      const { chart, coverage } = this.context.chartOf(machine, path);
      this.#byName.set(name, this.instances.length);
      this.instances.push(new InstanceModel(name, chart, coverage));
    }
  }

  #checked(name: string, instance: Partial<Instance>): Instance {
    const { machine } = instance;
    // By its shape, since a consumer may have a copy of XState of its own.
    if (machine !== undefined && 'root' in machine && 'implementations' in machine) return { ...instance, machine };
    throw new SystemError(
      `${this.path} > role ${this.spec.role.name} > instances > ${name}`,
      'no chart',
      'Give each instance as `{ machine, input? }`, with a machine made by XState.',
    );
  }

  #checkSame(started: Readonly<Record<string, Instance>>): void {
    const [names, first] = [Object.keys(started).join(', '), [...this.#byName.keys()].join(', ')];
    if (names === first) return;
    throw new SystemError(
      `${this.path} > role ${this.spec.role.name} > instances`,
      `${names}, where it began with ${first}`,
      'Bring the same instances to life at every start: one that is of no use yet waits in its first state.',
    );
  }

  #route(state: number, { event }: PartEvent): readonly string[] {
    const route = () => this.#guarded('route', () => this.spec.role.route(event as Received, this.locals(state)));
    const targets = route();
    if (targets.join() === route().join()) return targets;
    throw new SystemError(
      `${this.path} > role ${this.spec.role.name} > route`,
      'another answer when it was asked again',
      'A router is a pure function of the message and the state of its instances.',
    );
  }

  #viewOf(state: number): unknown {
    return this.#guarded('view', () =>
      deepFreeze(this.spec.role.view(this.locals(state) as Readonly<Record<string, InstanceState>>)),
    );
  }

  #complete(
    event: PartEvent,
    before: PartState,
    queue: [number, PartEvent][],
    outgoing: { to: string; message: Message }[],
  ): PartReaction {
    const locals = [...before.locals];
    let unexpected: Unexpected | undefined;
    for (let done = 0; done < queue.length; done++) {
      if (done > MAX_INTERNAL_DELIVERIES) {
        throw new SystemError(
          this.path,
          `more than ${String(MAX_INTERNAL_DELIVERIES)} deliveries between its instances in one step, on ${event.event.type}`,
          'Two instances answer each other for ever: let one of them fall silent.',
        );
      }
      const [at, delivered] = queue[done]!;
      const instance = this.instances[at]!;
      // What a chart is told after its end is lost with the part.
      if (instance.isDone(locals[at]!)) continue;
      const reaction = instance.react(locals[at]!, delivered.event, delivered.id);
      if (!reaction.accepted) unexpected ??= { instance: instance.name, event: delivered.event };
      locals[at] = reaction.next;
      this.#sort(reaction.emitted, instance, queue, outgoing);
    }
    // Written out: states of one shape are read much faster than spread ones, each of which gets a shape of its own.
    const { up, boot, durable } = before;
    const ends = this.instances.some((instance, at) => instance.isDone(locals[at]!));
    return { event, next: this.#intern({ up, boot, durable, locals }), outgoing, unexpected, ends };
  }

  /** What goes to an instance of the same role is delivered within the step; the rest leaves the part. */
  #sort(
    emitted: readonly Message[],
    sender: InstanceModel,
    queue: [number, PartEvent][],
    outgoing: { to: string; message: Message }[],
  ): void {
    for (const { to, ...message } of emitted) {
      const receivers = Array.isArray(to) ? to : [to];
      for (const receiver of receivers) {
        if (typeof receiver !== 'string') {
          throw new SystemError(
            `${sender.chart.path} > emit ${message.type}`,
            `no receiver (\`to\` is ${JSON.stringify(to)})`,
            'Give each emitted event a `to`: a part, an instance of the role, or "environment".',
          );
        }
        const at = this.#byName.get(receiver);
        if (at === undefined) outgoing.push({ to: receiver, message });
        else queue.push([at, this.context.eventOf('internal', message, receiver)]);
      }
    }
  }

  #numberOf(name: string): number {
    const at = this.#byName.get(name);
    if (at !== undefined) return at;
    throw new SystemError(
      `${this.path} > route`,
      `the instance "${name}"`,
      `Route to one of ${[...this.#byName.keys()].join(', ')}.`,
    );
  }

  #durableValue(name: string, locals: readonly number[]): Json {
    const dot = name.lastIndexOf('.');
    const at = this.#byName.get(name.slice(0, dot));
    const context =
      at === undefined
        ? undefined
        : (this.instances[at]!.locals.get(locals[at]!).context as Readonly<Record<string, Json>>);
    const value = context?.[name.slice(dot + 1)];
    if (value !== undefined) return value;
    throw new SystemError(
      `${this.path} > durable "${name}"`,
      'no such context key',
      `Name it \`instance.key\`; instances are ${[...this.#byName.keys()].join(', ')}.`,
    );
  }

  #guarded<T>(what: string, call: () => T): T {
    try {
      return call();
    } catch (error) {
      if (error instanceof SystemError) throw error;
      throw new SystemError(
        `${this.path} > role ${this.spec.role.name} > ${what}`,
        `an exception: ${error instanceof Error ? error.message : String(error)}`,
        'Routers, views and instance lists must be total, and may change nothing.',
      );
    }
  }

  #intern(state: PartState): number {
    const key = state.up
      ? `${String(state.boot)}:${state.locals.join()}`
      : `down ${String(state.boot)} ${canonical(state.durable, `${this.path} > durable`)}`;
    return this.states.id(key, () => state);
  }
}

/** A message as it was sent: who it came from is known to its receiver alone. */
export function messageOf({ from: _, ...message }: AnyEventObject): Message {
  return message;
}
