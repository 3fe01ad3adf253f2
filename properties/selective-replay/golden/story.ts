import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import { Walk, type StepPattern, type System, type TraceStep } from '../../checker/index.ts';
import { ARBITER, clientsOf, unitsOf, type Composition } from '../composition.ts';
import { failure, request } from '../compositions/samples.ts';
import { selectiveReplay } from '../system.ts';
import { rowOf, type Row } from './row.ts';

/** A moment of a golden run. */
export interface Stage {
  /** What has happened since the stage before it, by the blocks of the figures. */
  readonly event: string;
  /** After so many steps of the run. */
  readonly after: number;
  readonly row: Row;
}

/** What a golden run may be told of. */
export interface Setting {
  /** The changes that may be asked for, each by its client, in whatever order the run says. */
  readonly changes: readonly string[];
  readonly options?: Composition['options'];
}

/** The units of the figures: 20 reigns at first, 22 stands by. */
export const FIRST = 'U0';
/** The standby of the figures. */
export const SECOND = 'U1';

/** A flowchart of the source text as a run of the checked charts, told block for block. */
export class Story {
  readonly system: System<SelectiveReplayView>;
  readonly #walk: Walk<SelectiveReplayView>;
  readonly #stages: Stage[] = [];

  constructor({ changes, options = {} }: Setting) {
    // Whatever is under way may be lost, anywhere and at any time: the run says what is.
    const travel = { capacity: 16, loss: 'unbounded' } as const;
    const composition: Composition = {
      name: 'selective-replay/golden',
      units: 2,
      clients: CLIENTS,
      options: { queryTimeout: 2, queryRetries: 1, silentRetry: 4, ...options },
      mirror: travel,
      fabric: travel,
      stimuli: unitsOf({ units: 2 } as Composition).flatMap((unit) =>
        changes.map((client, at) => request(unit, `${unit} ${String(at + 1)}`, slotOf(client))),
      ),
      faults: [failure(FIRST)],
      witnesses: [],
    };
    this.system = selectiveReplay(composition);
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
    this.#stages.push({ event, after: this.steps.length, row: rowOf(this.#walk.view) });
    return this;
  }

  /** Somebody asks a unit for the change of this number, counted from 1. */
  asks(unit: string, change: number): this {
    const requestId = `${unit} ${String(change)}`;
    return this.#take({ kind: 'stimulus', part: unit, message: { requestId } });
  }

  /** What is under way from one part to another arrives: all of it, or so many of it. */
  hears(part: string, from: string, times?: number): this {
    const delivery: StepPattern = { kind: 'deliver', part, from };
    if (times === undefined) this.#walk.takeAll(delivery);
    else for (let at = 0; at < times; at++) this.#walk.take(delivery);
    return this;
  }

  /** 605, 606: these clients take the query of the standby, and it their answers, one after the other. */
  answer(...clients: readonly string[]): this {
    for (const client of clients) this.hears(client, SECOND).hears(SECOND, client);
    return this;
  }

  /** All that is under way arrives, with what follows from it. */
  settles(): this {
    this.#walk.takeAll({ kind: 'deliver' });
    return this;
  }

  /** The message that is next from one part to another never arrives. */
  loses(part: string, from: string): this {
    return this.#take({ kind: 'lose', to: part, from });
  }

  /** The primary fails; whoever watches it will tell of it. */
  fails(): this {
    return this.#take({ kind: 'crash', target: FIRST });
  }

  /** 601: the standby is told that it is responsible. */
  isTold(): this {
    return this.waits(1).hears(SECOND, ARBITER);
  }

  /** So many ticks pass, and what is due then happens. */
  waits(ticks: number): this {
    for (let tick = 0; tick < ticks; tick++) this.#walk.take({ kind: 'tick' }).takeAll({ kind: 'timer' });
    return this;
  }

  #take(pattern: StepPattern): this {
    this.#walk.take(pattern);
    return this;
  }
}

const CLIENTS = 3;

function slotOf(name: string): number {
  const slot = clientsOf({ clients: CLIENTS } as Composition).findIndex(({ client }) => client === name);
  if (slot < 0) throw new Error(`A golden run has no client ${name}.`);
  return slot;
}
