import { Supervisor, type SupervisorInput } from '../../impl/process-state/supervisor.ts';
import type { BenchOptions, Figure } from './figures.ts';
import { inTurn } from './measuring.ts';

/** As many heartbeats as each of the two sizes is timed with in one turn: four of each process, where there are most. */
const HEARTBEATS = 400_000;
/** Turns are short and many, so that the median is one that nothing else on the machine has struck. */
const TURNS_IN_ROUND = 5;
const FEW = 1_000;
const MANY = 100_000;

/** Ticks from heartbeat to heartbeat of a process, and from count to count. */
const PERIOD = 10;

const settings: Omit<SupervisorInput, 'capacity'> = {
  localDetector: 'heartbeat',
  managerElement: 0,
  managerEpoch: 1,
  limit: 2,
  countPeriod: PERIOD,
  probe: false,
  probeWait: 1,
  probeRounds: 2,
  lateHeartbeat: 'demand-reregister',
  interestLifetime: 'incarnation',
  firstIncarnation: 1,
  lastIncarnation: 1_000_000,
};

/** The cost of a heartbeat, its share of the timing wheel included, among a hundred thousand processes against among a thousand. */
export function heartbeatAmongMany({ rounds, tell }: BenchOptions): Figure {
  tell(`heartbeat: ${String(FEW + MANY)} processes register`);
  const [few, many] = [new Beating(FEW), new Beating(MANY)];
  const turns = TURNS_IN_ROUND * rounds;
  const [ofFew, ofMany] = inTurn(
    turns,
    () => few.run(HEARTBEATS),
    () => many.run(HEARTBEATS),
    (turn) => tell(`heartbeat: turn ${String(turn)} of ${String(turns)}`),
  );
  const each = (seconds: number): string => ((seconds / HEARTBEATS) * 1e9).toFixed(0);
  return {
    name: 'heartbeat',
    what: `cost of a heartbeat among ${many.size.toLocaleString('en')} supervised processes over that among ${few.size.toLocaleString('en')} (${each(ofMany)} ns and ${each(ofFew)} ns, medians of ${String(turns)} in turn; most timers touched in a tick: ${String(many.mostTouched)} and ${String(few.mostTouched)})`,
    measured: ofMany / ofFew,
    unit: 'times',
    target: { atMost: 2 },
  };
}

/** Living processes, each of which beats once in a period; who beats in one tick are strewn over the table. */
export class Beating {
  readonly #supervisor: Supervisor;
  readonly #pids: Int32Array;
  #next = 0;
  /** The most timers that one tick has touched since all had registered. */
  mostTouched = 0;

  constructor(readonly size: number) {
    this.#supervisor = new Supervisor({ ...settings, capacity: size }, () => undefined);
    // A stride that shares no divisor with the size visits all, and neighbours one after the other never.
    const stride = strideOf(size);
    this.#pids = Int32Array.from({ length: size }, (_, at) => ((at * stride) % size) + 1);
    const together = Math.ceil(size / PERIOD);
    for (let at = 0; at < size; at++) {
      const name = `process ${String(at)}`;
      this.#supervisor.receive({ type: 'RegisterRequest', name, element: 1, osId: at, token: 1, from: name });
      if ((at + 1) % together === 0) this.#supervisor.advance();
    }
  }

  /** How many count as alive. */
  get alive(): number {
    return Array.from({ length: this.size }, (_, at) => this.#supervisor.view(`process ${String(at)}`)).filter(
      (entry) => entry?.state === 'alive',
    ).length;
  }

  /** So many heartbeats, and the ticks between them. */
  run(heartbeats: number): void {
    const together = Math.ceil(this.size / PERIOD);
    const pids = this.#pids;
    let next = this.#next;
    for (let done = 1; done <= heartbeats; done++) {
      if (!this.#supervisor.hear(1, pids[next] ?? 0, 1))
        throw new Error(`Process ${String(pids[next])} does not count as alive.`);
      next = next + 1 === this.size ? 0 : next + 1;
      if (done % together === 0) this.mostTouched = Math.max(this.mostTouched, this.#supervisor.advance());
    }
    this.#next = next;
  }

  /** So many ticks without a heartbeat. */
  fallSilent(ticks: number): void {
    for (let tick = 0; tick < ticks; tick++) this.#supervisor.advance();
  }
}

function strideOf(size: number): number {
  let stride = Math.max(1, Math.floor(size * 0.618));
  while (greatestDivisor(stride, size) !== 1) stride++;
  return stride;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
