import type { BenchOptions, Figure } from './figures.ts';
import { inTurn, median, secondsOf } from './measuring.ts';
import { RunningChassis } from './running-chassis.ts';

/** Line cards of each chassis. */
const LINE_CARDS = 16;

/** What is measured of sustained updates: the sizes of the state, and how many updates a turn has. */
export interface UpdateSizes {
  readonly few: number;
  readonly many: number;
  readonly updates: number;
}

/** What is measured of failovers: over the size of the state with some updates pending, or over these with a state of some size. */
export interface FailoverSizes {
  /** In rising order; the first and the last are compared. */
  readonly sizes: readonly number[];
  readonly beside: number;
}

const MILLION = 1_000_000;

/** A state change from its request to its completion, applied at both control units and its client, in a large state against a small one. */
export function sustainedUpdates(
  { rounds, tell }: BenchOptions,
  { few, many, updates }: UpdateSizes = { few: 1_000, many: MILLION, updates: 5_000 },
): Figure {
  tell(`updates: ${inWords(many)} entries`);
  const [small, large] = [few, many].map((entries) => chassisOf(entries, LINE_CARDS * 2)) as [
    RunningChassis,
    RunningChassis,
  ];
  // Once by itself lets the engine compile.
  for (const chassis of [small, large]) chassis.update(updates);
  const [ofMany, ofFew] = inTurn(
    rounds,
    () => {
      large.update(updates);
    },
    () => {
      small.update(updates);
    },
    (round) => {
      tell(`updates: round ${String(round)} of ${String(rounds)}`);
    },
  );
  const perSecond = (seconds: number): string => inWords(Math.round(updates / seconds));
  return {
    name: 'updates',
    what: `time of a state change end to end, made, sent, acknowledged, forwarded and applied, with ${inWords(many)} entries over that with ${inWords(few)}, ${String(LINE_CARDS)} line cards (${perSecond(ofMany)} and ${perSecond(ofFew)} changes a second, medians of ${String(rounds)} rounds of ${inWords(updates)} in turn)`,
    measured: ofMany / ofFew,
    unit: 'times',
    target: { atMost: 2 },
  };
}

/** A failover with the same updates unacknowledged, by the size of the state: what clients have is applied, and no state is looked at. RPL-76, RPL-83 */
export function failoverByState(
  options: BenchOptions,
  { sizes, beside }: FailoverSizes = { sizes: [1_000, 10_000, 100_000, MILLION], beside: 10_000 },
): Figure {
  const name = 'failover-state';
  const times = curve(options, name, sizes, (entries) => failingOver(entries, beside));
  return {
    name,
    what: `time of a failover with ${inWords(beside)} unacknowledged updates, each at its client, in a state of ${inWords(sizes.at(-1) ?? 0)} entries over that in one of ${inWords(sizes[0] ?? 0)} (${milliseconds(times)} ms at ${listed(sizes)} entries, medians of ${String(options.rounds)})`,
    measured: (times.at(-1) ?? NaN) / (times[0] ?? NaN),
    unit: 'times',
    target: { atMost: 2 },
  };
}

/** A failover in the same state, by the number of unacknowledged updates: what each of them costs does not grow with them. RPL-70, RPL-76 */
export function failoverByPending(
  options: BenchOptions,
  { sizes, beside }: FailoverSizes = { sizes: [1_000, 10_000, 100_000], beside: 1_000 },
): Figure {
  const name = 'failover-pending';
  const times = curve(options, name, sizes, (pending) => failingOver(beside, pending));
  const each = times.map((time, at) => time / (sizes[at] ?? NaN));
  return {
    name,
    what: `time of a failover for each unacknowledged update where there are ${inWords(sizes.at(-1) ?? 0)} of them over that where there are ${inWords(sizes[0] ?? 0)}, in a state of ${inWords(beside)} entries (${milliseconds(times)} ms at ${listed(sizes)} updates, medians of ${String(options.rounds)})`,
    measured: (each.at(-1) ?? NaN) / (each[0] ?? NaN),
    unit: 'times',
    target: { atMost: 2 },
  };
}

/** The time at each size, in rounds in which all sizes have their turn, so that a change of the machine's speed strikes all. */
function curve(
  { rounds, tell }: BenchOptions,
  name: string,
  sizes: readonly number[],
  measure: (size: number) => number,
): readonly number[] {
  const times = sizes.map((): number[] => []);
  // Once by itself lets the engine compile.
  measure(sizes[0] ?? 0);
  for (let round = 1; round <= rounds; round++)
    for (const [at, size] of sizes.entries()) {
      tell(`${name}: ${inWords(size)}, round ${String(round)} of ${String(rounds)}`);
      times[at]?.push(measure(size));
    }
  return times.map(median);
}

/** Seconds from the news of the failure until the standby reigns, everything having been made ready while no clock ran. */
function failingOver(entries: number, pending: number): number {
  const chassis = chassisOf(entries, pending);
  chassis.leaveUnacknowledged(pending);
  const before = chassis.result;
  if (before.pending !== pending || before.inStep)
    throw new Error(`${String(before.pending)} updates are pending, where all ${String(pending)} should be.`);
  const seconds = secondsOf(() => {
    chassis.failOver();
  });
  const { role, pending: left, inStep } = chassis.result;
  if (role !== 'primary' || left > 0 || !inStep)
    throw new Error(`After the failover the standby is ${role}, with ${String(left)} updates pending.`);
  return seconds;
}

function chassisOf(entries: number, queueCapacity: number): RunningChassis {
  return new RunningChassis({ lineCards: LINE_CARDS, entries, queueCapacity });
}

function milliseconds(times: readonly number[]): string {
  return times.map((time) => (time * 1000).toFixed(time < 0.01 ? 1 : 0)).join(', ');
}

function listed(sizes: readonly number[]): string {
  return sizes.map(inWords).join(', ');
}

function inWords(number: number): string {
  return number.toLocaleString('en');
}
