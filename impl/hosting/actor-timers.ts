import type { AnyActorRef } from 'xstate';
import type { Clock, ClockTimer } from '../hardware/clock.ts';
import type { RunningTimer } from './live-instance.ts';

// XState gives its clock a function and a delay, but not the name of the timer: that stands in the list of scheduled events
// of the actor's system, which `actor-timers.test.ts` holds against the installed version.

/** The clock of one actor: its timers run in ticks of its processor, and are known by their events. */
export class ActorTimers {
  /** The system of the actor that they belong to, once it is made. */
  actor: AnyActorRef | undefined;
  readonly #timers = new Map<string, ClockTimer>();

  constructor(
    private readonly clock: Clock,
    private readonly path: string,
  ) {}

  /** Those that run, in the order of their identifiers. */
  get running(): readonly RunningTimer[] {
    if (this.#timers.size === 0) return [];
    return [...this.#timers]
      .map(([id, { dueAt }]) => ({ id, ticks: dueAt - this.clock.ticks }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** For XState: starts a timer. */
  setTimeout = (end: () => void, ticks: number): string => {
    const id = this.#lastScheduled();
    const timer = this.clock.start(ticks, () => {
      this.#timers.delete(id);
      end();
    });
    this.#timers.set(id, timer);
    return id;
  };

  /** For XState: stops a timer by what `setTimeout` returned. */
  clearTimeout = (id: string): void => {
    const timer = this.#timers.get(id);
    if (timer === undefined) return;
    this.clock.stop(timer);
    this.#timers.delete(id);
  };

  /** Ends one that is due. */
  end(id: string): void {
    const timer = this.#timers.get(id);
    if (timer === undefined) throw new Error(`${this.path} has no timer ${id} that runs.`);
    this.clock.end(timer);
  }

  /** The actor is gone: nobody is called any more. */
  stopAll(): void {
    for (const timer of this.#timers.values()) this.clock.stop(timer);
    this.#timers.clear();
  }

  /** XState enters an event into its list just before it asks the clock. */
  #lastScheduled(): string {
    const scheduled = Object.values(this.actor?.system.getSnapshot()._scheduledEvents ?? {});
    const unknown = scheduled.map(({ event }) => event.type).filter((type) => !this.#timers.has(type));
    const [id] = unknown;
    if (id !== undefined && unknown.length === 1) return id;
    throw new Error(
      `${this.path} starts ${unknown.length} timers at once: let each timer be an \`after\` with a named delay.`,
    );
  }
}

/** The named delay of a timer's event, which is `xstate.after.<delay>.<state>`; the event itself if no delay is called so. */
export function delayOf(id: string, delays: readonly string[]): string {
  return delays.find((delay) => id.startsWith(`xstate.after.${delay}.`)) ?? id;
}
