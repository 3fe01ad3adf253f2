import { closed } from '../catalogue.ts';
import { Walk, type StepPattern, type System, type TraceStep } from '../checker/index.ts';
import type { GoldenRun } from './golden-run.ts';

/** A moment of a golden run. */
export interface Stage<View, Row> {
  /** What has happened since the stage before it. */
  readonly event: string;
  /** After so many steps of the run. */
  readonly after: number;
  /** What everybody has then, as the table of the run has it. */
  readonly row: Row;
  /** Reads the same from another run that has come as far. */
  readonly read: (view: View) => Row;
}

/** A golden run as it is told: a walk through the checked system, and a row of its table at each stage. A protocol adds its own words. */
export abstract class Story<View, Row> {
  readonly #walk: Walk<View>;
  readonly #stages: Stage<View, Row>[] = [];

  constructor(readonly system: System<View>) {
    this.#walk = new Walk(system);
  }

  /** How a row is read from a view, by what is told so far. */
  protected abstract get read(): (view: View) => Row;

  /** The steps of the checked system that it has taken. */
  get steps(): readonly TraceStep[] {
    return this.#walk.steps;
  }

  /** What it has told so far. */
  get stages(): readonly Stage<View, Row>[] {
    return [...this.#stages];
  }

  /** Tells what everybody has now, and what has led to it. */
  tells(event: string): this {
    const { read } = this;
    this.#stages.push({ event, after: this.steps.length, row: read(this.#walk.view), read });
    return this;
  }

  /** What is under way from one part to another arrives: all of it, or so many of it. */
  hears(part: string, from: string, times?: number): this {
    const delivery: StepPattern = { kind: 'deliver', part, from };
    if (times === undefined) return this.takeAll(delivery);
    for (let at = 0; at < times; at++) this.take(delivery);
    return this;
  }

  /** So many ticks pass, and what is due then happens. */
  waits(ticks: number): this {
    for (let tick = 0; tick < ticks; tick++) this.take({ kind: 'tick' }).takeAll({ kind: 'timer' });
    return this;
  }

  /** A step that fits; throws where none does, or several do. */
  take(pattern: StepPattern): this {
    this.#walk.take(pattern);
    return this;
  }

  /** Steps that fit, for as long as there are any. */
  takeAll(pattern: StepPattern): this {
    this.#walk.takeAll(pattern);
    return this;
  }
}

/** The columns of a table, and how a row fills them. */
export interface Table<Row> {
  readonly columns: readonly string[];
  readonly cellsOf: (row: Row) => readonly string[];
}

/** The run that a story tells; it is told anew at each walk. */
export function goldenRunOf<View, Row>(
  words: Omit<GoldenRun, 'walk'>,
  { columns, cellsOf }: Table<Row>,
  tell: () => Story<View, Row>,
): GoldenRun {
  return {
    ...words,
    walk: () => {
      const { system, steps, stages } = tell();
      const told = stages.map(({ event, after, row }) => ({ event, after, cells: cellsOf(row) }));
      return { system: closed(system), steps, columns, stages: told };
    },
  };
}
