/** Seconds that a piece of work took. */
export function secondsOf(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

/** Two pieces of work, each timed so often in turn that a change of the machine's speed strikes both: their medians in seconds. */
export function inTurn(
  rounds: number,
  first: () => void,
  second: () => void,
  tell: (round: number) => void,
): readonly [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let round = 1; round <= rounds; round++) {
    tell(round);
    times[0].push(secondsOf(first));
    times[1].push(secondsOf(second));
  }
  return [median(times[0]), median(times[1])];
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}
