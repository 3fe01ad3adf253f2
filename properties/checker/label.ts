import type { AnyMachineSnapshot } from 'xstate';
import type { Message, Sent, StepEvent } from '../../spec/property.ts';
import { canonical } from './canonical.ts';
import { SystemError } from './errors.ts';
import type { InstanceModel, Reaction } from './instance.ts';
import type { PartContext, Unexpected } from './part.ts';
import type { Monitor } from './system.ts';

/** What a step is, apart from the states before and after it: what happened and what was sent. */
export interface Label {
  readonly id: number;
  readonly event: StepEvent;
  readonly sent: readonly Sent[];
  readonly unexpected: Unexpected | undefined;
  /** The parts that ended by themselves, in order. */
  readonly ended: readonly Ended[];
}

/** A part that ended by itself, and which of its starts came to that end. */
export interface Ended {
  readonly part: string;
  readonly boot: number;
}

/** Numbers labels, so that what monitors and step properties made of one is found again. */
export class Labels {
  readonly #byKey = new Map<string, Label>();
  #count = 0;

  /** The label of a reaction. Reactions in different states that look alike from outside have one. */
  add(event: StepEvent, sent: readonly Sent[], unexpected?: Unexpected, ended: readonly Ended[] = []): Label {
    if (unexpected !== undefined) return this.#make(event, sent, unexpected, ended);
    return this.once(`reaction ${canonical([event, sent, ended], 'step')}`, () => ({ event, sent, unexpected, ended }));
  }

  #make(event: StepEvent, sent: readonly Sent[], unexpected: Unexpected | undefined, ended: readonly Ended[]): Label {
    return { id: this.#count++, event, sent, unexpected, ended };
  }

  /** The label of this key, made on first use. */
  once(key: string, make: () => Omit<Label, 'id'>): Label {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const { event, sent, unexpected, ended } = make();
    const label = this.#make(event, sent, unexpected, ended);
    this.#byKey.set(key, label);
    return label;
  }
}

/** One event that a monitor sees. */
export interface Observation extends Message {
  readonly type: string;
}

/**
 * What a monitor sees of a label, in order: what happened (`deliver.Heartbeat`, `lose.Heartbeat`, `stimulus.Send`,
 * `timer.countPeriod`, `chosen.replay`, `tick`, `crash`, `restart`, `cut`, `heal`, `remove`), then one `send.…` for each message sent, then one `end` for
 * each part that ended by itself.
 */
export function observationsOf({
  event,
  sent,
  ended = [],
}: Pick<Label, 'event' | 'sent'> & Partial<Label>): readonly Observation[] {
  const { kind, ...rest } = event;
  const sends = sent.map(({ from, to, message }) => ({ type: `send.${message.type}`, from, to, message }));
  const ends = ended.map(({ part, boot }) => ({ type: 'end', part, boot }));
  return [{ ...rest, type: observedType(event, kind) }, ...sends, ...ends];
}

function observedType(event: StepEvent, kind: StepEvent['kind']): string {
  switch (event.kind) {
    case 'deliver':
    case 'lose':
    case 'stimulus':
      return `${kind}.${event.message.type}`;
    case 'timer':
      return `timer.${event.timer}`;
    case 'choice':
      return `chosen.${event.choice.replace('choice.', '')}`;
    default:
      return kind;
  }
}

/** A monitor's states and what each label makes of them. */
export class MonitorModel {
  readonly initial: number;
  readonly #next: number[][] = [];
  readonly #views: { readonly view: unknown }[] = [];

  constructor(
    readonly name: string,
    readonly instance: InstanceModel,
    private readonly spec: Monitor,
    private readonly context: PartContext,
  ) {
    this.initial = this.#look(instance.start(spec.input));
  }

  after(state: number, label: Label): number {
    const row = (this.#next[label.id] ??= []);
    return (row[state] ??= this.#observe(state, label));
  }

  view(state: number): unknown {
    const local = this.instance.locals.get(state);
    return (this.#views[state] ??= {
      view: this.spec.view === undefined ? viewOf(local.snapshot) : this.spec.view(local),
    }).view;
  }

  #observe(state: number, label: Label): number {
    let at = state;
    for (const observation of observationsOf(label)) {
      // A monitor is no receiver: it looks at what it has transitions for and lets the rest pass.
      if (!this.instance.expects(observation.type)) continue;
      const event = this.context.eventOf('internal', observation, this.name);
      at = this.#look(this.instance.react(at, event.event, event.id));
    }
    return at;
  }

  #look({ next, emitted }: Reaction): number {
    const { path } = this.instance.chart;
    const [output] = emitted;
    if (output !== undefined)
      throw new SystemError(
        path,
        `the output ${output.type}`,
        'A monitor changes nothing: let a property read what it remembers.',
      );
    if (this.instance.locals.get(next).timers.length > 0)
      throw new SystemError(path, 'a timer', 'No time passes in a monitor: let it count each `tick` that it sees.');
    return next;
  }
}

function viewOf({ value, context }: AnyMachineSnapshot): { readonly value: unknown; readonly context: unknown } {
  return { value, context };
}
