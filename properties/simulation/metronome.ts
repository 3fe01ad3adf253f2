import type { Clock } from '../../impl/hardware/clock.ts';
import type { System } from '../checker/index.ts';
import type { Room } from './draft.ts';
import type { Shadow } from './shadow.ts';

/** The clocks that tick together: all of them, or with a declared skew those of one host. */
export interface Beat {
  /** As a step names it: `all`, or the host. */
  readonly name: string;
  readonly clocks: readonly Clock[];
  readonly parts: readonly string[];
  /** The instant of its next tick. */
  nextAt: number;
}

/** What forbids a tick now. */
export type Obstacle = 'a timer is due' | 'a message has to arrive first' | 'a slower clock is too far behind';

/** When clocks tick. A tick waits for timers that are due, for messages that have to be in time, and for slower clocks. */
export class Metronome {
  readonly beats: readonly Beat[];
  readonly #skew: number;
  readonly #urgent: readonly { readonly link: number; readonly above: number }[];

  constructor(
    private readonly room: Room,
    { channels, clockSkew = 0 }: System,
  ) {
    this.#skew = clockSkew;
    this.#urgent = channels.flatMap(({ urgent = false }, link) =>
      urgent === false ? [] : [{ link, above: urgent === true ? 0 : urgent.above }],
    );
    const { chassis, wiring } = room;
    const hostOf = (part: string): string => wiring.part(part).host;
    const beat = (name: string, clocks: readonly Clock[], parts: readonly string[]): Beat => ({
      name,
      clocks,
      parts,
      nextAt: clocks[0]?.period ?? 0,
    });
    this.beats =
      clockSkew === 0
        ? [
            beat(
              'all',
              chassis.processors.map(({ clock }) => clock),
              wiring.partNames,
            ),
          ]
        : [...new Set(wiring.partNames.map(hostOf))].map((host) =>
            beat(
              host,
              [chassis.processor(host).clock],
              wiring.partNames.filter((part) => hostOf(part) === host),
            ),
          );
  }

  /** The instant of the next tick of any clock. */
  get nextAt(): number {
    return Math.min(...this.beats.map(({ nextAt }) => nextAt));
  }

  /** Ticks of the slowest clock since the start. */
  get ticks(): number {
    return Math.min(...this.beats.map(({ clocks }) => clocks[0]?.ticks ?? 0));
  }

  /** Why a clock cannot tick yet; undefined if it can. */
  obstacle(beat: Beat): Obstacle | undefined {
    const { fabric } = this.room;
    if (this.#urgent.some(({ link, above }) => fabric.contents(link).length > above))
      return 'a message has to arrive first';
    if (
      beat.clocks.some((clock) => clock.isBehind) ||
      this.#shadows(beat).some(({ dueTimers }) => dueTimers.length > 0)
    )
      return 'a timer is due';
    const lead = (beat.clocks[0]?.ticks ?? 0) + 1 - this.#slowestBut(beat);
    return this.beats.length > 1 && lead > this.#skew ? 'a slower clock is too far behind' : undefined;
  }

  /** Lets a clock tick. Says whether that is a step: where no timer runs and no clock leads another, nothing has happened. */
  tick(beat: Beat, now: number): boolean {
    const isRunning = this.#shadows(beat).some(({ hasTimers }) => hasTimers);
    for (const clock of beat.clocks) clock.tick();
    beat.nextAt = now + (beat.clocks[0]?.period ?? 0);
    return isRunning || this.beats.length > 1;
  }

  #shadows({ parts }: Beat): readonly Shadow[] {
    const { shadows } = this.room;
    return parts.flatMap((part) => shadows.get(part) ?? []);
  }

  #slowestBut(beat: Beat): number {
    const others = this.beats.filter((other) => other !== beat).map(({ clocks }) => clocks[0]?.ticks ?? 0);
    // The one that ticks is no slower than itself after its tick.
    return Math.min((beat.clocks[0]?.ticks ?? 0) + 1, ...others);
  }
}
