import { INSTANTS_PER_TICK } from '../../impl/hardware/clock.ts';
import type { Fabric, Flight } from '../../impl/hardware/fabric.ts';
import type { Message } from '../../spec/property.ts';
import { differenceOf } from './difference.ts';
import { mayBeLate } from './plan/delays.ts';
import { mayDouble, mayLose } from './plan/fates.ts';
import type { Plan } from './plan/plan.ts';
import { Weather } from './plan/weather.ts';
import type { Wiring } from './wiring.ts';

/** What becomes of a message as it arrives. */
export type Arrival = 'delivered' | 'lost' | 'doubled';

/** Decides by the plan when each message arrives, and what befalls it on its way, within what its channel allows. */
export class Post {
  readonly #weather: Weather;
  readonly #fates: ReadonlyMap<number, 'lost' | 'doubled'>;
  readonly #delays: ReadonlyMap<number, number>;
  readonly #lost: number[] = [];
  readonly #doubled: number[] = [];
  #arrivals = 0;
  #slow = 0;
  #isCalm = false;

  constructor(
    { weather, fates, delays }: Plan,
    private readonly wiring: Wiring,
  ) {
    this.#weather = new Weather(weather);
    this.#fates = new Map(fates.map(({ arrival, fate }) => [arrival, fate]));
    this.#delays = new Map(delays.map(({ message, ticks }) => [message, ticks]));
  }

  /** From now on nothing is lost, doubled or late. */
  calm(): void {
    this.#isCalm = true;
  }

  /** Puts a message on its way at this instant; before the next tick, if its channel promises that. */
  depart(
    flight: Omit<Flight<Message>, 'readyAt' | 'isLate'>,
    fabric: Fabric<Message>,
    now: number,
    nextTickAt: number,
  ): void {
    const channel = this.wiring.channel(flight.link);
    const before = fabric.contents(flight.link);
    if (channel.kind === 'set' && before.some((other) => isSameMessage(other, flight))) return;
    const { urgent = false } = channel;
    const untilTick = Math.max(0, nextTickAt - now);
    const late = mayBeLate(channel) && !this.#isCalm ? this.#delays.get(this.#slow++) : undefined;
    const mayWait =
      urgent === false || (urgent !== true && before.filter(({ isLate }) => isLate).length < urgent.above);
    const isLate = late !== undefined && mayWait;
    const way = isLate
      ? late * INSTANTS_PER_TICK + this.#weather.timely(INSTANTS_PER_TICK)
      : urgent === false && !this.#isCalm
        ? this.#weather.unbounded()
        : this.#weather.timely(untilTick);
    if (fabric.send({ ...flight, readyAt: now + way, isLate }) === 'full')
      throw new Error(`The channel ${this.wiring.channelName(flight.link)} is full, although there was room.`);
  }

  /** What becomes of this message, which is about to arrive. */
  arrival({ link }: Flight<Message>): Arrival {
    const channel = this.wiring.channel(link);
    if (this.#isCalm || !(mayLose(channel) || mayDouble(channel))) return 'delivered';
    const fate = this.#fates.get(this.#arrivals++);
    if (fate === 'lost' && isLeft(channel.loss, this.#lost[link])) return 'lost';
    if (fate === 'doubled' && isLeft(channel.duplication, this.#doubled[link])) return 'doubled';
    return 'delivered';
  }

  /** Counts what has befallen a message, where the channel limits how often that may be. */
  note({ link }: Flight<Message>, arrival: Arrival): void {
    if (arrival === 'lost') this.#lost[link] = (this.#lost[link] ?? 0) + 1;
    if (arrival === 'doubled') this.#doubled[link] = (this.#doubled[link] ?? 0) + 1;
  }

  /** Instants until the second copy of a message that is doubled. */
  untilCopy(now: number, nextTickAt: number): number {
    return this.#weather.timely(Math.max(0, nextTickAt - now));
  }
}

function isLeft(times: number | 'unbounded' | undefined, used = 0): boolean {
  return times === 'unbounded' || used < (times ?? 0);
}

function isSameMessage(a: Flight<Message>, b: Omit<Flight<Message>, 'readyAt' | 'isLate'>): boolean {
  return a.from === b.from && a.to === b.to && differenceOf(a.body, b.body) === undefined;
}
