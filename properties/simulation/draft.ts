import type { AnyEventObject } from 'xstate';
import type { Chassis } from '../../impl/hardware/chassis.ts';
import type { Fabric, Flight } from '../../impl/hardware/fabric.ts';
import type { Reaction, RunningPart } from '../../impl/hosting/running-part.ts';
import { ENVIRONMENT, type Boot } from '../../machines/role.ts';
import type { Json, Message, Sent } from '../../spec/property.ts';
import { PART_ENDED, SystemError, type Ended } from '../checker/index.ts';
import type { PureState } from './pure-instance.ts';
import type { Charts } from './shadow.ts';
import { Shadow } from './shadow.ts';
import type { Wiring } from './wiring.ts';

/** What a run knows of its parts: the shadows of those that are up, and what the others left. */
export interface Room {
  readonly wiring: Wiring;
  readonly charts: Charts;
  readonly chassis: Chassis;
  readonly fabric: Fabric<Message>;
  readonly shadows: Map<string, Shadow>;
  /** How often each part has started, and what has survived of it. */
  readonly boots: Map<string, Boot>;
}

/** One thing that the hosted parts and the fabric do in a step, in order, as the shadows did it. */
export type Operation =
  | { readonly kind: 'start'; readonly part: string; readonly boot: Boot; readonly reaction: Reaction }
  | {
      readonly kind: 'react';
      readonly part: string;
      readonly event: string;
      readonly act: (part: RunningPart) => Reaction;
      readonly reaction: Reaction;
    }
  | { readonly kind: 'send'; readonly flight: Pick<Flight<Message>, 'link' | 'from' | 'incarnation' | 'to' | 'body'> }
  | { readonly kind: 'end'; readonly part: string; readonly durable: Boot['durable']; readonly crashed: boolean };

/** A step that a full channel forbids. */
export interface Blocked {
  readonly channel: string;
  readonly whenFull: 'not finished' | 'back-pressure';
}

const MAX_ANSWERS = 1000;
const DEFAULT_CAPACITY = 4;

/**
 * A step as the shadows take it, before anybody else does: all that parts do, say and answer within it. Where a channel has no
 * room for what they say, the step is blocked, and `cancel` puts the shadows back.
 */
export class Draft {
  readonly operations: Operation[] = [];
  readonly sent: Sent[] = [];
  readonly ended: Ended[] = [];
  unexpected: Reaction['unexpected'];
  blocked: Blocked | undefined;
  readonly #room: Room;
  readonly #undo: (() => void)[] = [];
  readonly #saved = new Map<Shadow, readonly PureState[]>();
  /** What is still to be delivered within the step: messages by rendezvous, and what observers are told. */
  #meetings: { readonly to: string; readonly event: AnyEventObject; readonly notice?: Sent }[] = [];
  #answers = 0;

  constructor(
    room: Room,
    /** The message that this step takes out of its channel. */
    private readonly landing?: Flight<Message>,
  ) {
    this.#room = room;
  }

  /** A part reacts, and all that answer it. */
  react(part: string, event: string, act: (part: RunningPart) => Reaction): this {
    this.#send(part, this.#reaction(part, event, act));
    this.#meet();
    return this;
  }

  /** Several parts start in one step: all are up before the first message is sent. */
  start(parts: readonly string[]): this {
    const begun = parts.map((part) => [part, this.#begin(part)] as const);
    for (const [part, reaction] of begun) this.#send(part, reaction);
    this.#meet();
    return this;
  }

  /** Several parts go down in one step, and whoever observes them is told. */
  crash(parts: readonly string[]): this {
    for (const part of parts) this.#end(part, true);
    this.#meet();
    return this;
  }

  /** Puts the shadows back to where they were. */
  cancel(): void {
    for (const undo of this.#undo.toReversed()) undo();
    for (const [shadow, saved] of this.#saved) shadow.restore(saved);
  }

  #begin(part: string): Reaction {
    const { shadows, boots, wiring, chassis, charts } = this.#room;
    const { role, input = {}, host } = wiring.part(part);
    const last = boots.get(part);
    const boot = { boot: (last?.boot ?? 0) + 1, durable: last?.durable ?? {} };
    const shadow = new Shadow({ role, input, boot, name: part }, chassis.processor(host).clock, charts);
    shadows.set(part, shadow);
    boots.set(part, { boot: boot.boot, durable: {} });
    this.#undo.push(() => {
      shadows.delete(part);
      if (last === undefined) boots.delete(part);
      else boots.set(part, last);
    });
    const reaction = shadow.running.begin();
    this.operations.push({ kind: 'start', part, boot, reaction });
    this.#note(part, reaction);
    return reaction;
  }

  #reaction(part: string, event: string, act: (part: RunningPart) => Reaction): Reaction {
    const shadow = this.#shadow(part);
    if (!this.#saved.has(shadow)) this.#saved.set(shadow, shadow.save());
    const reaction = act(shadow.running);
    this.operations.push({ kind: 'react', part, event, act, reaction });
    this.#note(part, reaction);
    return reaction;
  }

  #note(part: string, { outgoing, unexpected, ends }: Reaction): void {
    for (const { to, message } of outgoing) this.sent.push({ from: part, to, message });
    this.unexpected ??= unexpected;
    if (ends) this.ended.push({ part, boot: this.#shadow(part).running.start.boot.boot });
  }

  /** Puts what a part says on its way; if it has ended, it goes down after that. */
  #send(from: string, { outgoing, ends }: Reaction): void {
    const { wiring, fabric, shadows, boots } = this.#room;
    for (const { to, message } of outgoing) {
      if (to === ENVIRONMENT) continue;
      const link = wiring.channelOf(from, to, message);
      const { kind, link: cable, whenFull = 'not finished' } = wiring.channel(link);
      if (fabric.isCut(cable) || (kind !== 'set' && !shadows.has(to))) continue;
      if (kind === 'rendezvous') {
        this.#meetings.push({ to, event: { ...message, from } });
        continue;
      }
      if (kind !== 'set' && this.#load(link) >= (wiring.channel(link).capacity ?? DEFAULT_CAPACITY)) {
        if (whenFull !== 'drop') this.blocked ??= { channel: wiring.channelName(link), whenFull };
        continue;
      }
      const incarnation = boots.get(from)?.boot ?? 0;
      this.operations.push({ kind: 'send', flight: { link, from, incarnation, to, body: message } });
    }
    if (ends) this.#end(from, false);
  }

  #end(part: string, crashed: boolean): void {
    const { shadows, boots, wiring } = this.#room;
    const shadow = this.#shadow(part);
    const { observedBy, durable: keys = [] } = wiring.part(part);
    const before = boots.get(part) as Boot;
    const durable = shadow.running.durable(keys);
    shadows.delete(part);
    boots.set(part, { boot: before.boot, durable });
    this.#undo.push(() => {
      shadows.set(part, shadow);
      boots.set(part, before);
    });
    this.operations.push({ kind: 'end', part, durable, crashed });
    if (observedBy === undefined) return;
    const message = { type: PART_ENDED, boot: before.boot } satisfies Record<string, Json>;
    const notice = { from: part, to: observedBy, message };
    this.#meetings.push({ to: observedBy, event: { ...message, from: part }, notice });
  }

  /** Delivers what was said by rendezvous or is to be observed, in order, with the answers, until none is left. */
  #meet(): void {
    for (let next = this.#meetings.shift(); next !== undefined; next = this.#meetings.shift()) {
      const { to, event, notice } = next;
      // It may have ended since the message was sent.
      if (!this.#room.shadows.has(to)) continue;
      if (++this.#answers > MAX_ANSWERS) throw this.#endless(to);
      if (notice !== undefined) this.sent.push(notice);
      this.#send(
        to,
        this.#reaction(to, event.type, (part) => part.receive(event)),
      );
    }
  }

  /** How many messages a channel would hold now. */
  #load(link: number): number {
    const isLost = (to: string): boolean => !this.#room.shadows.has(to);
    const before = this.#room.fabric
      .contents(link)
      .filter((flight) => flight !== this.landing && !isLost(flight.to)).length;
    const added = this.operations.filter(
      (operation) => operation.kind === 'send' && operation.flight.link === link && !isLost(operation.flight.to),
    ).length;
    return before + added;
  }

  #shadow(part: string): Shadow {
    const shadow = this.#room.shadows.get(part);
    if (shadow !== undefined) return shadow;
    throw new Error(`The part ${part} is down and cannot react.`);
  }

  #endless(part: string): SystemError {
    return new SystemError(
      `${this.#room.wiring.system.name} > parts.${part}`,
      `more than ${MAX_ANSWERS} answers in one rendezvous`,
      'Two parts answer each other for ever: let one of them fall silent.',
    );
  }
}
