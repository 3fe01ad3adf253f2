import { INSTANTS_PER_TICK } from '../../impl/hardware/clock.ts';
import type { Flight } from '../../impl/hardware/fabric.ts';
import type { Message } from '../../spec/property.ts';
import { ENVIRONMENT } from '../../machines/role.ts';
import type { Fault } from '../checker/index.ts';
import { Draft } from './draft.ts';
import { FaultDesk, type Strike } from './fault-desk.ts';
import type { Beat } from './metronome.ts';
import type { Outcome } from './outcome.ts';
import { repairOf } from './plan/incidents.ts';
import type { Plan } from './plan/plan.ts';
import type { Prepared } from './prepared.ts';
import { RETRY, Stage, type Coming } from './stage.ts';
import { StateReader } from './world.ts';

/** So many events without a tick are taken for a run in which no time passes any more. */
const MOST_WITHOUT_TICK = 20_000;

export interface RunOptions {
  /** Ticks with faults. */
  readonly ticks: number;
  /** Ticks without faults within which the system must converge. */
  readonly patience: number;
  /** False for a run of the shadows alone. Default: true. */
  readonly isHosted?: boolean;
}

/** One run of a simulation under one plan: a phase with faults, then one without in which it must converge. */
export class Run extends Stage {
  readonly #desk: FaultDesk;
  readonly #reader: StateReader;
  readonly #stimulated: number[] = [];
  #sinceTick = 0;
  #converged: boolean | undefined;

  constructor(
    prepared: Prepared,
    plan: Plan,
    private readonly options: RunOptions,
  ) {
    super(prepared, plan, options.isHosted ?? true);
    const { system } = prepared.simulation;
    this.#desk = new FaultDesk(system, this.room);
    this.#reader = new StateReader(system, prepared.wiring, this.recorder.state);
  }

  /** Runs to the end. Whatever is thrown by charts, data or properties is a failure of the run. */
  outcome(): Outcome {
    try {
      this.#begin();
      for (let coming = this.#next(); coming !== undefined; coming = this.#next()) this.#take(coming);
    } catch (error) {
      this.failure ??= { kind: 'exception', message: error instanceof Error ? error.message : String(error) };
    }
    return {
      failure: this.failure,
      counts: this.counter.counts(this.room.boots),
      witnessed: this.recorder.witnessed,
      violatedAsExpected: this.recorder.violatedAsExpected,
      converged: this.#converged,
      overflowed: this.overflowed,
      steps: this.recorder.steps,
    };
  }

  #begin(): void {
    const { system } = this.prepared.simulation;
    const { incidents, workload } = this.plan;
    const instant = (thousandths: number): number => (thousandths * INSTANTS_PER_TICK) / 1000;
    for (const { at, fault, repairAfter } of incidents) {
      const declared = system.faults?.[fault];
      if (declared !== undefined) this.queue.enter(instant(at), { kind: 'fault', fault: declared, repairAfter });
    }
    for (const { at, stimulus } of workload) this.queue.enter(instant(at), { kind: 'stimulus', stimulus });
    this.queue.enter(this.options.ticks * INSTANTS_PER_TICK, { kind: 'calm' });
    for (const beat of this.metronome.beats) this.queue.enter(beat.nextAt, { kind: 'tick', beat }, 1);
    this.startAll();
  }

  #next(): Coming | undefined {
    if (this.failure !== undefined || this.#converged === true) return undefined;
    if (++this.#sinceTick > MOST_WITHOUT_TICK) {
      this.failure = { kind: 'stuck', reason: `no clock has ticked for ${MOST_WITHOUT_TICK} events` };
      return undefined;
    }
    return this.#isOver() ? undefined : this.queue.take();
  }

  #take(coming: Coming): void {
    switch (coming.kind) {
      case 'tick':
        this.#tick(coming.beat);
        return;
      case 'arrival':
        this.#arrive(coming.flight);
        return;
      case 'timer':
        this.#endTimer(coming);
        return;
      case 'choice':
        this.#choose(coming);
        return;
      case 'fault':
        this.#fault(coming.fault, coming.repairAfter);
        return;
      case 'order':
        this.#obey(coming.part);
        return;
      case 'stimulus':
        if (!this.isCalm) this.#stimulate(coming.stimulus);
        return;
      case 'calm':
        this.calm();
        return;
    }
  }

  #tick(beat: Beat): void {
    const { now } = this.queue;
    const obstacle = this.metronome.obstacle(beat);
    if (obstacle !== undefined) {
      this.queue.enter(now + RETRY, { kind: 'tick', beat }, 1);
      return;
    }
    this.#sinceTick = 0;
    this.tick(beat);
    this.queue.enter(beat.nextAt, { kind: 'tick', beat }, 1);
    for (const part of beat.parts) this.schedule(part);
    if (this.isCalm && this.failure === undefined) this.#goOn();
    if (this.isCalm && this.failure === undefined) this.#recover();
  }

  #arrive(flight: Flight<Message>): void {
    const { fabric, shadows } = this.room;
    const { from, to, body: message } = flight;
    // It was lost with its receiver or on a cut link, or waits in a medium until its receiver is back.
    if (!fabric.isHead(flight) || !shadows.has(to)) return;
    const arrival = this.post.arrival(flight);
    if (arrival === 'lost') {
      fabric.remove(flight);
      this.post.note(flight, arrival);
      this.step({ kind: 'lose', from, to, message }, new Draft(this.room));
      return;
    }
    const isKept = arrival === 'doubled';
    const draft = new Draft(this.room, isKept ? undefined : flight);
    draft.react(to, message.type, (part) => part.receive({ ...message, from }));
    if (draft.blocked !== undefined) {
      this.block(draft, { kind: 'arrival', flight });
      return;
    }
    this.post.note(flight, arrival);
    this.land(flight, draft, isKept);
  }

  #endTimer(coming: Coming & { kind: 'timer' }): void {
    const { part, instance, id } = coming;
    this.unschedule(`${part} ${instance} ${id}`);
    const shadow = this.room.shadows.get(part);
    if (shadow?.isDue(instance, id) !== true) return;
    const draft = new Draft(this.room).react(part, id, (of) => of.endTimer(instance, id));
    if (draft.blocked !== undefined) {
      this.block(draft, coming);
      return;
    }
    this.step({ kind: 'timer', part, instance, timer: shadow.delayOf(instance, id) }, draft);
  }

  #choose(coming: Coming & { kind: 'choice' }): void {
    const { part, instance } = coming;
    this.unschedule(`${part} ${instance} choice`);
    const open = this.room.shadows.get(part)?.running.instances.get(instance)?.openChoices ?? [];
    if (open.length === 0) return;
    const choice = open[this.order.choice(open.length)] ?? '';
    const draft = new Draft(this.room).react(part, choice, (of) => of.choose(instance, choice));
    if (draft.blocked !== undefined) {
      this.block(draft, coming);
      return;
    }
    this.step({ kind: 'choice', part, instance, choice }, draft);
  }

  #stimulate(at: number): void {
    const stimulus = this.prepared.simulation.system.stimuli?.[at];
    if (stimulus === undefined) return;
    const { part, event, times } = stimulus;
    const used = this.#stimulated[at] ?? 0;
    if ((times !== 'unbounded' && used >= times) || !this.room.shadows.has(part)) return;
    const told = { ...event, from: ENVIRONMENT };
    const draft = new Draft(this.room).react(part, event.type, (of) => of.receive(told));
    // A stimulus is offered only where the part accepts it; what follows from it inside the part may still be unexpected.
    if (draft.unexpected?.event === told) draft.cancel();
    else if (draft.blocked !== undefined) this.block(draft, undefined);
    else {
      this.#stimulated[at] = used + 1;
      this.step({ kind: 'stimulus', part, message: event }, draft);
    }
  }

  #fault(fault: Fault, repairAfter: number | null): void {
    const { faults = [] } = this.prepared.simulation.system;
    if (this.isCalm || !this.#strike(this.#desk.strike(fault)) || repairAfter === null) return;
    const repair = repairOf(fault, faults);
    if (repair === undefined) return;
    const at = this.queue.now + repairAfter * INSTANTS_PER_TICK;
    this.queue.enter(at, { kind: 'fault', fault: repair, repairAfter: null });
  }

  /** The operating system starts a part, as it was told; what runs already, or has no card to run on, it leaves. */
  #obey(part: string): void {
    this.#strike(this.#desk.strike({ restart: part, times: 1 }, false));
  }

  /** What the world goes on saying. */
  #goOn(): void {
    const { goesOn, system } = this.prepared.simulation;
    if (goesOn === undefined) return;
    for (const [at, stimulus] of (system.stimuli ?? []).entries()) {
      if (goesOn(stimulus)) this.#stimulate(at);
      if (this.failure !== undefined) return;
    }
  }

  #strike(strike: Strike | undefined): boolean {
    if (strike === undefined) return false;
    const { draft } = strike;
    if (draft.blocked !== undefined) {
      strike.undone();
      this.block(draft, undefined);
      return false;
    }
    this.befall(strike);
    return true;
  }

  #recover(): void {
    for (let repair = this.#desk.nextRepair(); repair !== undefined; repair = this.#desk.nextRepair()) {
      if (!this.#strike(repair) || this.failure !== undefined) return;
    }
    const { converged } = this.prepared.simulation;
    if (converged === undefined) return;
    this.#reader.state = this.recorder.state;
    const reason = converged(this.#reader.view);
    if (reason === undefined) this.#converged = true;
    else if (this.metronome.ticks - this.calmSince >= this.options.patience) {
      this.#converged = false;
      this.failure = { kind: 'not converged', reason, ticks: this.options.patience };
    }
  }

  #isOver(): boolean {
    return this.isCalm && this.metronome.ticks - this.calmSince > this.options.patience;
  }
}
