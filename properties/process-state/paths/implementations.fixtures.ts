import type { AnyEventObject } from 'xstate';
import { countedSilence } from '../../../impl/process-state/counted-silence.ts';
import { registryPort } from '../../../impl/process-state/registry-port.ts';
import { Registry } from '../../../impl/process-state/registry.ts';
import { SharedChart } from '../../../impl/process-state/shared-chart.ts';
import { entry, provideEntry, type EntryInput, type EntryPort } from '../../../machines/process-state/index.ts';
import type { Message } from '../../../spec/property.ts';
import type { PathImplementation } from '../../judging/paths.fixtures.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import { endOf } from '../../paths/untimed.ts';
import { actorOf, type Standing, type Walker } from '../../paths/walk.ts';

/** The process identifier of every entry on its paths. */
const PID = 2;

/** The entry, as a manager hosts it: an actor whose data is a row of the registry. */
const hosted: PathImplementation = {
  name: 'the entry of a hosted manager',
  runs: ({ machine, input, delays }) => {
    if (machine !== entry) return undefined;
    const rows = new Rows(input as EntryInput);
    const chart = provideEntry(entry, rows.port);
    return () => {
      rows.begin();
      const walker = actorOf(chart, input, delays);
      return {
        take: (event) => walker.take(event),
        get standing() {
          return { ...walker.standing, context: rows.known };
        },
      };
    };
  },
};

/** The entry, as a supervisor runs it: without an actor, by a chart that all rows share. */
const shared: PathImplementation = {
  name: 'the entry of a supervisor',
  runs: ({ machine, input, delays }) => {
    if (machine !== entry) return undefined;
    const rows = new Rows(input as EntryInput);
    rows.begin();
    const chart = new SharedChart(provideEntry(entry, rows.port), input);
    return () => {
      rows.begin();
      return sharedWalker(chart, rows, delays);
    };
  },
};

export const implementations: readonly PathImplementation[] = [hosted, shared];

function sharedWalker(chart: SharedChart, rows: Rows, delays: Subject['delays']): Walker {
  const emitted: Message[] = [];
  let standing = chart.first;
  let running: readonly string[] = [];
  const eventOf = (event: AnyEventObject): AnyEventObject => {
    const delay = Object.keys(delays).find((name) => endOf(name) === event.type);
    if (delay === undefined) return event;
    const type = running.find((id) => id.startsWith(`xstate.after.${delay}.`));
    return type === undefined ? neverBegan(delay) : { type };
  };
  return {
    take: (event) => {
      const reaction = chart.react(standing, eventOf(event));
      standing = reaction.standing;
      emitted.push(...reaction.said);
      for (const { id, ticks } of reaction.delays)
        running = [...running.filter((other) => other !== id), ...(ticks === undefined ? [] : [id])];
    },
    get standing(): Standing {
      const state = chart.stateOf(standing);
      return { value: state.value as unknown, isDone: state.status === 'done', context: rows.known, emitted };
    },
  };
}

/** A registry for each walk behind one port, so that a chart is provided with it once. */
class Rows {
  /** Whatever is asked of it goes to the row of the walk that began last. */
  readonly port = new Proxy({} as EntryPort, { get: (_port, key) => Reflect.get(this.#current(), key) as unknown });
  #walk: EntryPort | undefined;

  constructor(private readonly input: EntryInput) {}

  /**
   * A row for the entry, and one for each other name, in which whatever instance has the identifier is interested: who is
   * told of its end is the same then as on abstract data.
   */
  begin(): void {
    const { kept, name, others, ...settings } = this.input;
    const registry = new Registry(1);
    const row = registry.rowOf(name);
    const interest = { process: name, key: { epoch: 0, pid: PID, incarnation: 0 } };
    for (const other of others) registry.interest.add(registry.rowOf(other), interest);
    if (kept !== undefined) registry.restore(row, kept);
    this.#walk = registryPort(
      registry,
      countedSilence(),
      settings,
      () => row,
      () => registry.followedBy(row),
    );
  }

  /** What it knows, in place of a context. Whom it would tell of an end is no part of that, and shows in what it emits. */
  get known(): object {
    const { others } = this.input;
    return { ...this.#current().entry, others };
  }

  #current(): EntryPort {
    if (this.#walk === undefined) throw new Error('No walk has begun.');
    return this.#walk;
  }
}

function neverBegan(delay: string): never {
  throw new Error(`${delay} does not run here.`);
}
