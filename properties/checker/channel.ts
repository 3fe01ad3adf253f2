import { Interner } from './interner.ts';
import type { Channel } from './system.ts';

/** A message under way, with what delivering it means: known once for all states. */
export interface Packet {
  readonly id: number;
  readonly channel: number;
  /** Part numbers. */
  readonly from: number;
  readonly to: number;
  /** The number of the event that its receiver gets. */
  readonly event: number;
  /** By this, and not by their numbers, contents are put in order: it is the same in every search. */
  readonly text: string;
}

/** One message that a channel could hand over next, and what is left in it after that. */
export interface Delivery {
  readonly packet: Packet;
  readonly rest: number;
  /** Tells equal messages at the heads of several streams apart. */
  readonly stream: number;
}

/** What one channel holds, by number; 0 is empty. Operations are memoised by number. */
export abstract class ChannelModel {
  abstract readonly empty: number;
  readonly #pushed: number[][] = [];
  readonly #deliveries: (readonly Delivery[])[] = [];
  readonly #sizes: number[] = [];

  constructor(
    readonly spec: Channel,
    readonly name: string,
    protected readonly packets: readonly Packet[],
  ) {}

  get capacity(): number {
    return this.spec.capacity ?? 4;
  }

  /** The content with one more message; -1 when it is full. */
  push(content: number, packet: number): number {
    const row = (this.#pushed[content] ??= []);
    return (row[packet] ??= this.pushed(content, packet));
  }

  /** How many messages it holds. */
  size(content: number): number {
    return (this.#sizes[content] ??= this.contents(content).length);
  }

  deliveries(content: number): readonly Delivery[] {
    return (this.#deliveries[content] ??= this.deliverable(content));
  }

  protected inOrder(packets: readonly number[]): readonly number[] {
    return packets.toSorted((a, b) => inTextOrder(this.packets[a]!.text, this.packets[b]!.text));
  }

  /** All packets in it, oldest first within a stream. */
  abstract contents(content: number): readonly Packet[];
  /** What is left when a part dies: what was on its way to it is lost, what it sent stays, in a stream that nobody continues. */
  abstract afterCrash(content: number, part: number): number;
  protected abstract pushed(content: number, packet: number): number;
  protected abstract deliverable(content: number): readonly Delivery[];
}

/** `set`: what was ever sent can be delivered at any time, and again. */
export class SetChannel extends ChannelModel {
  readonly #sets = new Interner<readonly number[]>();
  readonly empty = this.#intern([]);

  override contents(content: number): readonly Packet[] {
    return this.#sets.get(content).map((id) => this.packets[id]!);
  }

  /** A set is the record of all that was ever sent; a death does not unsend it. */
  override afterCrash(content: number): number {
    return content;
  }

  protected override pushed(content: number, packet: number): number {
    const set = this.#sets.get(content);
    return set.includes(packet) ? content : this.#intern(this.inOrder([...set, packet]));
  }

  protected override deliverable(content: number): readonly Delivery[] {
    return this.contents(content).map((packet) => ({ packet, rest: content, stream: 0 }));
  }

  #intern(set: readonly number[]): number {
    return this.#sets.id(set.join(), () => set);
  }
}

/** `bag`: any message may come next. */
export class BagChannel extends ChannelModel {
  readonly #bags = new Interner<readonly number[]>();
  readonly empty = this.#intern([]);

  override contents(content: number): readonly Packet[] {
    return this.#bags.get(content).map((id) => this.packets[id]!);
  }

  override afterCrash(content: number, part: number): number {
    return this.#intern(this.#bags.get(content).filter((id) => this.packets[id]!.to !== part));
  }

  protected override pushed(content: number, packet: number): number {
    const bag = this.#bags.get(content);
    return bag.length >= this.capacity ? -1 : this.#intern(this.inOrder([...bag, packet]));
  }

  protected override deliverable(content: number): readonly Delivery[] {
    const bag = this.#bags.get(content);
    return [...new Set(bag)].map((id) => ({
      packet: this.packets[id]!,
      rest: this.#intern(bag.toSpliced(bag.indexOf(id), 1)),
      stream: 0,
    }));
  }

  #intern(bag: readonly number[]): number {
    return this.#bags.id(bag.join(), () => bag);
  }
}

/** What one incarnation of one sender has under way to one receiver; closed once that incarnation is dead. */
interface Stream {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
  readonly packets: readonly number[];
}

/** `fifo`: in order within a stream; streams of a dead sender and of its successor are not ordered against each other. */
export class FifoChannel extends ChannelModel {
  readonly #queues = new Interner<readonly Stream[]>();
  readonly empty = this.#intern([]);

  override contents(content: number): readonly Packet[] {
    return this.#queues.get(content).flatMap((stream) => stream.packets.map((id) => this.packets[id]!));
  }

  override afterCrash(content: number, part: number): number {
    const left = this.#queues.get(content).filter((stream) => stream.to !== part);
    return this.#intern(left.map((stream) => (stream.from === part ? { ...stream, open: false } : stream)));
  }

  protected override pushed(content: number, packet: number): number {
    const streams = this.#queues.get(content);
    if (streams.reduce((sum, stream) => sum + stream.packets.length, 0) >= this.capacity) return -1;
    const { from, to } = this.packets[packet]!;
    const at = streams.findIndex((stream) => stream.open && stream.from === from && stream.to === to);
    const stream = streams[at];
    if (stream === undefined) return this.#intern([...streams, { from, to, open: true, packets: [packet] }]);
    return this.#intern(streams.with(at, { ...stream, packets: [...stream.packets, packet] }));
  }

  protected override deliverable(content: number): readonly Delivery[] {
    const streams = this.#queues.get(content);
    return streams.flatMap((stream, at) => {
      // What two dead incarnations left alike is one step: nobody can tell whose it was.
      if (at > 0 && streamKey(streams[at - 1]!) === streamKey(stream)) return [];
      const rest = this.#intern(streams.with(at, { ...stream, packets: stream.packets.slice(1) }));
      return [{ packet: this.packets[stream.packets[0]!]!, rest, stream: at }];
    });
  }

  /** Canonical: no empty streams, and in an order that does not tell which of two dead incarnations came first. */
  #intern(streams: readonly Stream[]): number {
    const keyed = streams
      .filter((stream) => stream.packets.length > 0)
      .map((stream) => ({ stream, key: streamKey(stream), text: this.#textOf(stream) }))
      .sort((a, b) => inTextOrder(a.text, b.text));
    return this.#queues.id(keyed.map(({ key }) => key).join(' '), () => keyed.map(({ stream }) => stream));
  }

  #textOf(stream: Stream): string {
    return streamKey({ ...stream, packets: [] }) + stream.packets.map((id) => this.packets[id]!.text).join('\n');
  }
}

function inTextOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function streamKey({ from, to, open, packets }: Stream): string {
  return `${String(from)}>${String(to)}${open ? '' : '!'}:${packets.join()}`;
}

/** `rendezvous`: never holds anything, since it is answered within the step. */
export class RendezvousChannel extends ChannelModel {
  readonly empty = 0;

  override contents(): readonly Packet[] {
    return [];
  }

  override afterCrash(content: number): number {
    return content;
  }

  protected override pushed(): number {
    throw new Error('A rendezvous is answered, not stored.');
  }

  protected override deliverable(): readonly Delivery[] {
    return [];
  }
}
