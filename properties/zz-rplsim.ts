import { Simulator } from '/work/rpl/properties/simulation/simulate.ts';
import { selectiveReplaySimulations } from '/work/rpl/properties/selective-replay/simulations.ts';
const [which, from, to] = process.argv.slice(2).map(Number);
const of = selectiveReplaySimulations[which!]!;
const simulator = new Simulator(of);
const reached = new Map<string, number>();
const t0 = performance.now();
let conv = 0;
for (let seed = from!; seed <= to!; seed++) {
  const { outcome, found } = await simulator.seed(seed);
  for (const w of outcome.witnessed) reached.set(w, (reached.get(w) ?? 0) + 1);
  if (outcome.converged) conv++;
  if (found || outcome.overflowed || !outcome.converged) console.log(seed, outcome.converged, outcome.overflowed, JSON.stringify(found?.failure, null, 1)?.slice(0, 1200));
}
console.log(of.name, 'converged', conv, 'of', to! - from! + 1, Math.round(performance.now() - t0), 'ms', reached);
