import type { StepEvent } from '../../spec/property.ts';
import type { TraceStep } from '../checker/index.ts';
import { observationsOf } from '../checker/label.ts';
import { differenceOf } from './difference.ts';
import type { Draft, Room } from './draft.ts';
import type { HostedSystem } from './hosted-system.ts';
import { Bench } from './judging.ts';
import type { Failure } from './outcome.ts';
import type { Prepared } from './prepared.ts';
import { Watcher } from './watching.ts';
import type { SimulatedState } from './world.ts';

/** What parts say and do in a step. */
export type Deeds = Pick<Draft, 'sent' | 'ended' | 'unexpected'>;

/** Writes down every step of a run, and has it judged. */
export class Recorder {
  readonly steps: TraceStep[] = [];
  /** The sentences of those properties that are expected to be violated, and were. */
  readonly violatedAsExpected = new Set<string>();
  readonly #prepared: Prepared;
  readonly #watchers: readonly Watcher[];
  #state: SimulatedState;
  #bench: Bench | undefined;

  constructor(
    prepared: Prepared,
    private readonly room: Room,
    private readonly hosted: HostedSystem,
  ) {
    this.#prepared = prepared;
    this.#watchers = prepared.monitors.map(({ monitor, chart }) => new Watcher(monitor, chart));
    this.#state = this.#stateWith(prepared.wiring.partNames.map(() => undefined));
  }

  get state(): SimulatedState {
    return this.#state;
  }

  get witnessed(): ReadonlySet<string> {
    return this.#bench?.witnessed ?? new Set();
  }

  /** Writes a step into the trace as it begins, so that a trace ends with the step that went wrong. */
  begin(event: StepEvent, isKept = false): void {
    // The start of everything is no step of a trace.
    if (this.#bench !== undefined) this.steps.push(isKept ? { ...event, kept: true } : event);
  }

  /** Whether a monitor would remember something new of this step, although it moves nothing. */
  isNoted(event: StepEvent): boolean {
    const observations = observationsOf({ event, sent: [] });
    return this.#watchers.some((watcher) => observations.some((observation) => watcher.heeds(observation)));
  }

  /**
   * Has a step judged that has been taken, with the parts whose views may have changed. The first one is the start of everything.
   *
   * @returns what is wrong with it
   */
  enter(event: StepEvent, deeds: Deeds, touched: readonly string[]): Failure | undefined {
    const { simulation, wiring } = this.#prepared;
    const before = this.#state;
    const views = before.slice(0, wiring.channelSlot);
    for (const part of touched) {
      const at = wiring.partNumber(part);
      const { view, disagreement } = this.hosted.compareView(part, event.kind);
      if (disagreement !== undefined) return { kind: 'disagreement', disagreement };
      // An equal view stays the same value: what was judged of it need not be judged again.
      if (differenceOf(views[at], view) !== undefined) views[at] = view;
    }
    const observations = this.#watchers.length > 0 ? observationsOf({ event, ...deeds }) : [];
    for (const watcher of this.#watchers) watcher.observe(observations);
    this.#state = this.#stateWith(views);
    const isFirst = this.#bench === undefined;
    this.#bench ??= new Bench(simulation.system, wiring, this.#state);
    const { unexpected } = deeds;
    if (unexpected !== undefined && simulation.system.expectViolated?.reception === undefined)
      return { kind: 'reception', instance: unexpected.instance, type: unexpected.event.type };
    const broken = this.#bench.judge(isFirst ? undefined : before, { event, sent: deeds.sent }, this.#state);
    for (const { name, expect } of broken) if (expect === 'violated') this.violatedAsExpected.add(name);
    const surprise = broken.find(({ expect = 'holds' }) => expect === 'holds');
    return surprise && { kind: 'property', property: surprise.name, clauses: surprise.clauses };
  }

  #stateWith(state: unknown[]): SimulatedState {
    const { fabric } = this.room;
    for (let link = 0; link < fabric.links.length; link++) state.push(fabric.contents(link));
    for (const { view } of this.#watchers) state.push(view);
    return state;
  }
}
