import {
  createActor,
  type AnyActor,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type StateValue,
} from 'xstate';
import type { InstanceState } from '../../machines/role.ts';
import type { Message } from '../../spec/property.ts';
import type { Clock } from '../hardware/clock.ts';
import { ActorTimers, delayOf } from './actor-timers.ts';
import { HostingError } from './hosting-error.ts';
import type { InstanceReaction, LiveInstance, RunningTimer } from './live-instance.ts';

/** A chart that runs as an XState actor on the clock of a processor. */
export class ActorInstance implements LiveInstance {
  readonly #actor: AnyActor;
  readonly #timers: ActorTimers;
  readonly #choices: readonly string[];
  readonly #delays: readonly string[];
  #read: { readonly snapshot: AnyMachineSnapshot; readonly state: InstanceState } | undefined;
  #emitted: Message[] = [];
  #thrown: { readonly error: unknown } | undefined;

  constructor(
    private readonly machine: AnyStateMachine,
    input: unknown,
    clock: Clock,
    private readonly path: string,
  ) {
    this.#choices = machine.events.filter((type) => type.startsWith('choice.'));
    this.#delays = Object.keys(machine.implementations.delays);
    this.#timers = new ActorTimers(clock, path);
    this.#actor = createActor(machine, { input, clock: this.#timers });
    this.#timers.actor = this.#actor;
    this.#actor.on('*', (event: Message) => this.#emitted.push(event));
    // Without an observer for errors XState would throw them later, at nobody.
    this.#actor.subscribe({ error: (error) => (this.#thrown = { error }) });
  }

  get state(): InstanceState {
    const snapshot = this.#snapshot;
    if (this.#read?.snapshot !== snapshot) this.#read = { snapshot, state: this.#stateOf(snapshot) };
    return this.#read.state;
  }

  get isDone(): boolean {
    return this.#snapshot.status === 'done';
  }

  get timers(): readonly RunningTimer[] {
    return this.#timers.running;
  }

  get openChoices(): readonly string[] {
    if (this.#choices.length === 0) return this.#choices;
    const snapshot = this.#snapshot;
    return this.#choices.filter((type) => snapshot.can({ type }));
  }

  start(): readonly Message[] {
    return this.#reaction('its start', () => this.#actor.start());
  }

  tell(event: AnyEventObject): InstanceReaction {
    const accepted = this.#expects(event);
    return { accepted, emitted: this.#reaction(event.type, () => this.#actor.send(event)) };
  }

  endTimer(id: string): InstanceReaction {
    const accepted = this.#expects({ type: id });
    return { accepted, emitted: this.#reaction(id, () => this.#timers.end(id)) };
  }

  /** Its process is gone: it does nothing any more, not even what a state does when it is left. */
  drop(): void {
    this.#timers.stopAll();
  }

  get #snapshot(): AnyMachineSnapshot {
    return this.#actor.getSnapshot() as AnyMachineSnapshot;
  }

  /** What does not change as long as the snapshot is the same; the time that is left is read when it is asked for. */
  #stateOf(snapshot: AnyMachineSnapshot): InstanceState {
    return {
      value: snapshot.value as StateValue,
      context: snapshot.context as Readonly<Record<string, unknown>>,
      matches: (path) => snapshot.matches(path),
      ticksLeft: (delay) => this.timers.find(({ id }) => delayOf(id, this.#delays) === delay)?.ticks,
    };
  }

  /** Guards are asked before and during the event: both see the state before it. */
  #expects(event: AnyEventObject): boolean {
    try {
      return this.machine.getTransitionData(this.#snapshot, event).length > 0;
    } catch (error) {
      throw this.#thrownOn(event.type, error);
    }
  }

  #reaction(what: string, react: () => void): readonly Message[] {
    this.#emitted = [];
    react();
    if (this.#thrown === undefined) return this.#emitted;
    throw this.#thrownOn(what, this.#thrown.error);
  }

  #thrownOn(what: string, error: unknown): HostingError {
    return new HostingError(
      this.path,
      `an exception on ${what}: ${error instanceof Error ? error.message : String(error)}`,
      'Guards, actions and delays must be total: they may not throw.',
    );
  }
}
