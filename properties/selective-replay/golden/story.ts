import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import { Story } from '../../golden/story.ts';
import { ARBITER, clientsOf, unitsOf, type Composition } from '../composition.ts';
import { failure, request } from '../compositions/samples.ts';
import { selectiveReplay } from '../system.ts';
import { rowOf, type Row } from './row.ts';

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
export class Flowchart extends Story<SelectiveReplayView, Row> {
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
    super(selectiveReplay(composition));
  }

  protected override get read(): typeof rowOf {
    return rowOf;
  }

  /** Somebody asks a unit for the change of this number, counted from 1. */
  asks(unit: string, change: number): this {
    const requestId = `${unit} ${String(change)}`;
    return this.take({ kind: 'stimulus', part: unit, message: { requestId } });
  }

  /** 605, 606: these clients take the query of the standby, and it their answers, one after the other. */
  answer(...clients: readonly string[]): this {
    for (const client of clients) this.hears(client, SECOND).hears(SECOND, client);
    return this;
  }

  /** All that is under way arrives, with what follows from it. */
  settles(): this {
    return this.takeAll({ kind: 'deliver' });
  }

  /** The message that is next from one part to another never arrives. */
  loses(part: string, from: string): this {
    return this.take({ kind: 'lose', to: part, from });
  }

  /** The primary fails; whoever watches it will tell of it. */
  fails(): this {
    return this.take({ kind: 'crash', target: FIRST });
  }

  /** 601: the standby is told that it is responsible. */
  isTold(): this {
    return this.waits(1).hears(SECOND, ARBITER);
  }
}

const CLIENTS = 3;

function slotOf(name: string): number {
  const slot = clientsOf({ clients: CLIENTS } as Composition).findIndex(({ client }) => client === name);
  if (slot < 0) throw new Error(`A golden run has no client ${name}.`);
  return slot;
}
