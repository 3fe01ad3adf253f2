import type { AnyStateMachine } from 'xstate';
import type { InstanceState, Role } from '../../machines/role.ts';
import type { Deferred, Message, Property } from '../../spec/property.ts';

/** A piece of hardware that can fail as a whole: a card, a processor on it, a power domain. Parts name the host they run on. */
export interface Host {
  readonly name: string;
  readonly hosts?: readonly Host[];
}

/** One actor of a system: a role on a host. */
export interface Part {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a system mixes roles of different inputs and views
  readonly role: Role<any, any>;
  readonly input?: object;
  /** The host it runs on: it goes down with that host and with every host above it. Its clock is that host's. */
  readonly host: string;
  /** Context keys that survive a crash, as `instance.key`; everything else is volatile. */
  readonly durable?: readonly string[];
  /** `down` for a part that first comes to life by a restart. Default: `up`. */
  readonly initially?: 'up' | 'down';
  /**
   * The part that is told when this one goes down, by a fault or by itself, as an operating system knows of the end of its
   * processes: within the same step, by `{ type: 'PartEnded', from, boot }`, if it is up itself.
   */
  readonly observedBy?: string;
}

/**
 * - `fifo`: in order within one incarnation of the sender; what a dead sender left and what its successor sends are separate streams.
 * - `bag`: in any order.
 * - `set`: never removed, so loss, delay and duplication need no step of their own.
 * - `rendezvous`: answered within the same step, as between a process and the operating system beside it.
 */
export type ChannelKind = 'fifo' | 'bag' | 'set' | 'rendezvous';

/** The way of messages from one part to another, and what may happen to them on it. */
export interface Channel {
  /** The sender, or all that send into one shared medium. */
  readonly from: string | readonly string[];
  readonly to: string | readonly string[];
  readonly kind: ChannelKind;
  /** The message types that travel on it. Each must be expected by some state of the receiver. */
  readonly carries: readonly string[];
  /** The link it runs over, for `cut` and `heal`; several channels may share one. */
  readonly link?: string;
  /** Messages that fit in at once (`fifo`, `bag`). Default 4. */
  readonly capacity?: number;
  /**
   * What happens to a step that would overfill it. `not finished` (default): the step is not explored and the verdict says so.
   * `back-pressure`: the sender cannot take that step until there is room. `drop`: the new message is dropped, as a full datagram buffer does.
   */
  readonly whenFull?: 'not finished' | 'back-pressure' | 'drop';
  /** How many messages it may lose, or `unbounded`. Default 0. */
  readonly loss?: number | 'unbounded';
  /** How many deliveries may leave the message in the channel. Default 0. */
  readonly duplication?: number | 'unbounded';
  /**
   * The declared assumption of timely delivery. `true`: no tick passes while it holds a message. `{ above: n }`: no tick
   * passes while it holds more than n, so that n messages may be late by any time.
   */
  readonly urgent?: boolean | { readonly above: number };
}

/** Something the outside world may tell a part, at any time at which the part accepts it. */
export interface Stimulus {
  readonly part: string;
  readonly event: Message;
  readonly times: number | 'unbounded';
}

/** `crash`, `restart` and `remove` name a part or a host; `cut` and `heal` name a link. */
export type Fault =
  | { readonly crash: string; readonly times: number }
  | { readonly restart: string; readonly times: number }
  | { readonly remove: string }
  | { readonly cut: string; readonly times: number }
  | { readonly heal: string; readonly times: number };

/** A chart that watches every step's label and remembers what a property needs of the past. It can change nothing. */
export interface Monitor {
  readonly machine: AnyStateMachine;
  readonly input?: unknown;
  /** What of its state properties may read. Default: its state value and context. */
  readonly view?: (state: InstanceState) => unknown;
}

/** A state of the system, as the function that makes the view reads it. What it reads is what the verdict depends on. */
export interface World {
  /** The view of a part, by its role; undefined while it is down. */
  part(name: string): unknown;
  /** The view of a monitor. */
  monitor(name: string): unknown;
  /** What is on its way from one part to another, over all channels between them. */
  inFlight(from: string, to: string): readonly Message[];
}

/** Anything that can say whether a message is well formed; zod schemas can. */
export interface MessageSchema {
  /** Says whether a value is well formed, and where it is not. */
  safeParse(
    value: unknown,
  ):
    | { success: true }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

/** What is checked of every system without being asked for. */
export type BuiltInProperty = 'deadlock' | 'reception';

/** A closed system: who is composed with whom, on what hosts, over which channels, with which faults, and what must hold. */
export interface System<View = unknown> {
  readonly name: string;
  readonly hosts: readonly Host[];
  readonly parts: Readonly<Record<string, Part>>;
  readonly channels: readonly Channel[];
  readonly stimuli?: readonly Stimulus[];
  readonly faults?: readonly Fault[];
  readonly monitors?: Readonly<Record<string, Monitor>>;
  /** Ticks by which one host's clock may run ahead of another's. Default 0: one clock for all. */
  readonly clockSkew?: number;
  /** Schemas by message type; with it every message sent is validated. */
  readonly messages?: Readonly<Record<string, MessageSchema>>;
  /** What an outsider could know of a state: all that properties see. */
  readonly view: (world: World) => View;
  readonly properties: readonly Property<View>[];
  readonly deferred?: readonly Deferred[];
  /** The states in which nothing more needs to happen; any other state without progress is a deadlock. */
  readonly quiescent?: (view: View) => boolean;
  /** Deadlock and unexpected reception are checked in every system; one that must show them says so, and why. */
  readonly expectViolated?: Readonly<Partial<Record<BuiltInProperty, string>>>;
}
