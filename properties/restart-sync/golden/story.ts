import type { RestartSyncView } from '../../../spec/restart-sync/view.ts';
import { Walk, type StepPattern, type System, type TraceStep } from '../../checker/index.ts';
import type { Composition } from '../composition.ts';
import { MEMBERSHIP } from '../membership-stand-in.ts';
import { restartSync } from '../system.ts';
import { INTERFACES, network, ROUTING, type InterfaceState } from './network.ts';
import { rowOf, type Row } from './row.ts';

/** In which form an interface is told to be down: left out, or said. */
export type Form = 'absent' | 'down';

/** A moment of the golden example. */
export interface Stage {
  /** What has happened since the stage before it. */
  readonly event: string;
  /** After so many steps of the run. */
  readonly after: number;
  /** The interfaces that take what is sent then. */
  readonly working: readonly string[];
  readonly row: Row;
}

/** The golden example as a run of the checked charts, told with the words of its table. */
export class Story {
  readonly system: System<RestartSyncView>;
  readonly #walk: Walk<RestartSyncView>;
  readonly #stages: Stage[] = [];
  #working: readonly string[] = ['1', '2', '3'];

  constructor(
    private readonly form: Form,
    options: Composition['options'] = { limit: 3 },
  ) {
    const numbers = ['1', '2', '3', '4'];
    const reports = numbers.flatMap((k) => [report(k, 'up'), report(k, 'down')]);
    this.system = restartSync({
      name: 'restart-sync/golden',
      processes: network,
      options,
      causes: ['exit'],
      ipc: { capacity: 16 },
      notices: { capacity: 16 },
      stimuli: [...reports, { part: INTERFACES, event: { type: 'AllFound' }, times: 'unbounded' }],
      faults: [INTERFACES, ROUTING].flatMap((name) => [
        { crash: name, times: 3 },
        { restart: name, times: 3 },
      ]),
      witnesses: [],
    });
    this.#walk = new Walk(this.system);
  }

  /** The steps of the checked system that it has taken. */
  get steps(): readonly TraceStep[] {
    return this.#walk.steps;
  }

  /** What it has told so far. */
  get stages(): readonly Stage[] {
    return [...this.#stages];
  }

  /** Tells what everybody has now, and what has led to it. */
  tells(event: string): this {
    this.#stages.push({ event, after: this.steps.length, working: this.#working, row: this.row });
    return this;
  }

  get row(): Row {
    return rowOf(this.#walk.view, this.#working);
  }

  /** The interfaces that take what is sent, whatever anybody knows of it. */
  wires(working: readonly string[]): this {
    this.#working = working;
    return this;
  }

  /** 901 finds these up, and, in the second form, the others of the four that it had down. */
  finds(up: readonly string[], down: readonly string[] = []): this {
    for (const k of up) this.#walk.take(found(k, 'up'));
    if (this.form === 'down') for (const k of down) this.#walk.take(found(k, 'down'));
    return this;
  }

  allFound(): this {
    return this.take({ kind: 'stimulus', part: INTERFACES, message: { type: 'AllFound' } });
  }

  /** All that is under way to this process, or to anybody, arrives, with what follows from it. */
  delivers(part?: string): this {
    this.#walk.takeAll({ kind: 'deliver', ...(part !== undefined && { part }) });
    return this;
  }

  /** What is under way from one process to another arrives, and nothing else. */
  hears(part: string, from: string): this {
    this.#walk.takeAll({ kind: 'deliver', part, from });
    return this;
  }

  dies(target: string): this {
    return this.take({ kind: 'crash', target });
  }

  restarts(target: string): this {
    return this.take({ kind: 'restart', target });
  }

  /** The end of a process is noticed. */
  isNoticed(name: string): this {
    return this.take({ kind: 'choice', part: MEMBERSHIP, instance: `entry/${name}` });
  }

  /** So many ticks pass, and what is due then happens. */
  waits(ticks: number): this {
    for (let tick = 0; tick < ticks; tick++) this.#walk.take({ kind: 'tick' }).takeAll({ kind: 'timer' });
    return this;
  }

  take(pattern: StepPattern): this {
    this.#walk.take(pattern);
    return this;
  }

  /** Step 0: everybody has Table 1. */
  static settled(form: Form, options?: Composition['options']): Story {
    return new Story(form, options).delivers().finds(['1', '2', '3']).allFound().delivers();
  }
}

function report(k: string, state: InterfaceState) {
  return { part: INTERFACES, event: { type: 'Found', recs: [{ k, v: state }] }, times: 'unbounded' } as const;
}

function found(k: string, v: InterfaceState): StepPattern {
  return { kind: 'stimulus', part: INTERFACES, message: { type: 'Found', recs: [{ k, v }] } };
}
