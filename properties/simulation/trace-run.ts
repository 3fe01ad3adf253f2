import type { Flight } from '../../impl/hardware/fabric.ts';
import { ENVIRONMENT } from '../../machines/role.ts';
import type { Message } from '../../spec/property.ts';
import type { Fault, TraceStep } from '../checker/index.ts';
import { differenceOf } from './difference.ts';
import { Draft } from './draft.ts';
import { FaultDesk } from './fault-desk.ts';
import type { Failure } from './outcome.ts';
import type { Plan } from './plan/plan.ts';
import { prepare, type Prepared } from './prepared.ts';
import { closedSimulation, type Simulation } from './simulated.ts';
import { Stage } from './stage.ts';
import { StateReader } from './world.ts';

/** Nothing is left to chance. */
const NOTHING: Plan = { incidents: [], workload: [], fates: [], delays: [], weather: 0, order: 0, drifts: [] };

/**
 * A run on simulated hardware that chance has no part in: it follows a trace of the checker step by step, with every part on its
 * host and held against the charts after each step, as in any other run.
 */
export class TraceRun<View> extends Stage {
  readonly #desk: FaultDesk;
  readonly #prepared: Prepared;

  /** @throws SystemError if the system cannot be checked, or the simulation does not fit it. */
  constructor(simulation: Simulation<View>) {
    const prepared = prepare(closedSimulation(simulation));
    super(prepared, NOTHING, true);
    this.#prepared = prepared;
    this.#desk = new FaultDesk(prepared.simulation.system, this.room);
    this.startAll();
  }

  /** What an outsider sees now, each part as its host shows it. */
  get view(): View {
    const { wiring } = this.#prepared;
    const hosted = wiring.partNames.map((part) => this.hosted.viewOf(part));
    const state = [...hosted, ...this.recorder.state.slice(wiring.channelSlot)];
    return new StateReader(this.#prepared.simulation.system, wiring, state).view as View;
  }

  /**
   * Takes a step of the trace.
   *
   * @returns what went wrong in it, or in one before it: after that nothing happens any more
   * @throws Error if the step is not possible here: the trace is of another system, or something else than its steps came before
   */
  follow(step: TraceStep): Failure | undefined {
    if (this.failure === undefined) this.#take(step);
    return this.failure;
  }

  #take(step: TraceStep): void {
    switch (step.kind) {
      case 'deliver':
        this.#deliver(step);
        return;
      case 'lose': {
        const flight = this.#found(step, this.#flight(step.from, step.to, step.message));
        this.room.fabric.remove(flight);
        const { kind, from, to, message } = step;
        this.step({ kind, from, to, message }, new Draft(this.room));
        return;
      }
      case 'timer':
        this.#endTimer(step);
        return;
      case 'choice': {
        const { kind, part, instance, choice } = step;
        const open = this.room.shadows.get(part)?.running.instances.get(instance)?.openChoices ?? [];
        if (!open.includes(choice)) throw impossible(step);
        const draft = new Draft(this.room).react(part, choice, (of) => of.choose(instance, choice));
        this.step({ kind, part, instance, choice }, this.#free(step, draft));
        return;
      }
      case 'stimulus': {
        const { kind, part, message } = step;
        if (!this.room.shadows.has(part)) throw impossible(step);
        const draft = new Draft(this.room).react(part, message.type, (of) =>
          of.receive({ ...message, from: ENVIRONMENT }),
        );
        this.step({ kind, part, message }, this.#free(step, draft));
        return;
      }
      case 'tick': {
        const beat = this.metronome.beats.find(({ name }) => name === step.clock);
        if (beat === undefined || this.metronome.obstacle(beat) !== undefined) throw impossible(step);
        this.tick(beat);
        return;
      }
      default:
        this.#strike(step);
    }
  }

  #deliver(step: TraceStep & { readonly kind: 'deliver' }): void {
    const { part, from, message } = step;
    const isKept = step.kept === true;
    const flight = this.#found(step, this.#flight(from, part, message));
    const draft = new Draft(this.room, isKept ? undefined : flight);
    draft.react(part, message.type, (of) => of.receive({ ...message, from }));
    this.land(flight, this.#free(step, draft), isKept);
  }

  #endTimer(step: TraceStep & { readonly kind: 'timer' }): void {
    const { kind, part, instance, timer } = step;
    const shadow = this.#found(step, this.room.shadows.get(part));
    const due = shadow.dueTimers.find(([of, id]) => of === instance && shadow.delayOf(of, id) === timer);
    const [, id] = this.#found(step, due);
    const draft = new Draft(this.room).react(part, id, (of) => of.endTimer(instance, id));
    this.step({ kind, part, instance, timer }, this.#free(step, draft));
  }

  #strike(step: TraceStep & { readonly target: string }): void {
    const { faults = [] } = this.#prepared.simulation.system;
    const fault = faults.find((of: Fault) => (of as Readonly<Record<string, unknown>>)[step.kind] === step.target);
    const strike = this.#found(step, this.#desk.strike(this.#found(step, fault)));
    this.#free(step, strike.draft);
    this.befall(strike);
  }

  /** The message that would arrive now, of those under way. */
  #flight(from: string, to: string, message: Message): Flight<Message> | undefined {
    const { fabric } = this.room;
    return this.#prepared.wiring
      .channelsBetween(from, to)
      .flatMap((link) => fabric.contents(link))
      .find(
        (flight) =>
          flight.from === from &&
          flight.to === to &&
          fabric.isHead(flight) &&
          differenceOf(flight.body, message) === undefined,
      );
  }

  #free(step: TraceStep, draft: Draft): Draft {
    if (draft.blocked === undefined) return draft;
    throw impossible(step);
  }

  #found<Thing>(step: TraceStep, thing: Thing | undefined): Thing {
    if (thing !== undefined) return thing;
    throw impossible(step);
  }
}

function impossible(step: TraceStep): Error {
  return new Error(
    `The step ${JSON.stringify(step)} is not possible here: follow a trace of this system from its beginning.`,
  );
}
