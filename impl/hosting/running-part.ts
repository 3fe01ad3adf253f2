import type { AnyEventObject, AnyStateMachine } from 'xstate';
import type { Boot, Instances, InstanceState, Received, Role } from '../../machines/role.ts';
import type { Json, Message } from '../../spec/property.ts';
import { HostingError } from './hosting-error.ts';
import type { LiveInstance, RunningTimer } from './live-instance.ts';

/** What one instance did on one event, within a reaction of its part. */
export interface InstanceStep {
  readonly instance: string;
  /** What it was told; its start has the type `start`. */
  readonly event: AnyEventObject;
  readonly accepted: boolean;
  readonly emitted: readonly Message[];
  /** Its state value and timers after it. */
  readonly value: unknown;
  readonly timers: readonly RunningTimer[];
}

/** What a part did on one event, run to completion: its internal deliveries are over. */
export interface Reaction {
  /** Messages to other parts and to the environment, in order. */
  readonly outgoing: readonly { readonly to: string; readonly message: Message }[];
  /** The first event that an instance, or with `undefined` any instance, had no transition for. */
  readonly unexpected: { readonly instance: string | undefined; readonly event: AnyEventObject } | undefined;
  /** One of its charts has come to its end, and with it the part. */
  readonly ends: boolean;
  /** Everything that its instances did, in order. */
  readonly steps: readonly InstanceStep[];
}

/** What a start is made of: the role with its input, and what survived. */
export interface Start {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a host runs roles of different inputs and views
  readonly role: Role<any, any>;
  readonly input: object;
  readonly boot: Boot;
  /** What it is called in errors. */
  readonly name: string;
}

type Work = readonly [
  instance: string,
  act: (instance: LiveInstance) => ReturnType<LiveInstance['tell']>,
  AnyEventObject,
];

const MAX_INTERNAL_DELIVERIES = 1000;

/**
 * One part from a start to its end: the instances of its role, the router before them, and the deliveries between them within
 * the step, in order. How an instance runs is its own affair: as an actor, or as a pure chart in a shadow.
 */
export class RunningPart {
  readonly instances = new Map<string, LiveInstance>();
  readonly #started: readonly string[];

  constructor(
    readonly start: Start,
    make: (name: string, machine: AnyStateMachine, input: unknown) => LiveInstance,
  ) {
    const { role, input, boot } = start;
    const instances = role.instances({ ...input, ...boot });
    for (const [name, { machine, input: own }] of Object.entries(instances))
      this.instances.set(name, make(name, machine, own));
    this.#started = Object.keys(instances);
  }

  /** The states of its instances, for routers and views. */
  get states(): Instances {
    const states: Record<string, InstanceState> = {};
    for (const [name, instance] of this.instances) states[name] = instance.state;
    return states;
  }

  /** Brings its instances to life. */
  begin(): Reaction {
    const steps: InstanceStep[] = [];
    const queue: Work[] = [];
    const outgoing: { to: string; message: Message }[] = [];
    for (const name of this.#started) {
      const emitted = this.#instance(name).start();
      steps.push(this.#step(name, { type: 'start' }, true, emitted));
      this.#sort(emitted, name, queue, outgoing);
    }
    return this.#complete(queue, outgoing, steps);
  }

  /** A message, or what the outside world says: it goes to the instances that the router names. */
  receive(event: AnyEventObject): Reaction {
    const targets = this.start.role.route(event as Received, this.states);
    const reaction = this.#complete(
      targets.map((name) => told(name, event)),
      [],
      [],
    );
    return targets.length > 0 ? reaction : { ...reaction, unexpected: { instance: undefined, event } };
  }

  endTimer(instance: string, id: string): Reaction {
    return this.#complete([[instance, (of) => of.endTimer(id), { type: id }]], [], []);
  }

  choose(instance: string, type: string): Reaction {
    return this.#complete([told(instance, { type })], [], []);
  }

  /**
   * What survives of these context keys, each `instance.key`.
   *
   * @throws HostingError if there is no such key.
   */
  durable(keys: readonly string[]): Readonly<Record<string, Json>> {
    return Object.fromEntries(keys.map((key) => [key, this.#durableValue(key)]));
  }

  #complete(queue: Work[], outgoing: { to: string; message: Message }[], steps: InstanceStep[]): Reaction {
    let unexpected: Reaction['unexpected'];
    for (let done = 0; done < queue.length; done++) {
      if (done > MAX_INTERNAL_DELIVERIES) throw this.#endless(queue[0]);
      const [name, act, event] = queue[done] as Work;
      const instance = this.#instance(name);
      // What a chart is told after its end is lost with the part.
      if (instance.isDone) continue;
      const { accepted, emitted } = act(instance);
      if (!accepted) unexpected ??= { instance: name, event };
      steps.push(this.#step(name, event, accepted, emitted));
      this.#sort(emitted, name, queue, outgoing);
    }
    const ends = steps.some(({ instance }) => this.#instance(instance).isDone);
    return { outgoing, unexpected, ends, steps };
  }

  /** What goes to an instance of the same role is delivered within the step; the rest leaves the part. */
  #sort(
    emitted: readonly Message[],
    sender: string,
    queue: Work[],
    outgoing: { to: string; message: Message }[],
  ): void {
    for (const { to, ...message } of emitted) {
      const receivers: readonly unknown[] = Array.isArray(to) ? to : [to];
      for (const receiver of receivers) {
        if (typeof receiver !== 'string') throw this.#addressless(sender, message.type, to);
        if (this.instances.has(receiver)) queue.push(told(receiver, message));
        else outgoing.push({ to: receiver, message });
      }
    }
  }

  #step(name: string, event: AnyEventObject, accepted: boolean, emitted: readonly Message[]): InstanceStep {
    const instance = this.#instance(name);
    return { instance: name, event, accepted, emitted, value: instance.state.value, timers: instance.timers };
  }

  #instance(name: string): LiveInstance {
    const instance = this.instances.get(name);
    if (instance !== undefined) return instance;
    throw new HostingError(
      `${this.start.name} > route`,
      `the instance "${name}"`,
      `Route to one of ${[...this.instances.keys()].join(', ')}.`,
    );
  }

  #durableValue(key: string): Json {
    const dot = key.lastIndexOf('.');
    const value = this.instances.get(key.slice(0, dot))?.state.context[key.slice(dot + 1)];
    if (value !== undefined) return value as Json;
    throw new HostingError(
      `${this.start.name} > durable "${key}"`,
      'no such context key',
      `Name it \`instance.key\`; instances are ${[...this.instances.keys()].join(', ')}.`,
    );
  }

  #endless(first: Work | undefined): HostingError {
    return new HostingError(
      this.start.name,
      `more than ${MAX_INTERNAL_DELIVERIES} deliveries between its instances in one step, on ${first?.[2].type ?? 'its start'}`,
      'Two instances answer each other for ever: let one of them fall silent.',
    );
  }

  #addressless(sender: string, type: string, to: unknown): HostingError {
    return new HostingError(
      `${this.start.name} > instance "${sender}" > emit ${type}`,
      `no receiver (\`to\` is ${JSON.stringify(to)})`,
      'Give each emitted event a `to`: a part, an instance of the role, or "environment".',
    );
  }
}

function told(instance: string, event: AnyEventObject): Work {
  return [instance, (of) => of.tell(event), event];
}
