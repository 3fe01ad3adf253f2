import type { Failure } from '../simulation/outcome.ts';
import type { Simulation } from '../simulation/simulated.ts';
import { TraceRun } from '../simulation/trace-run.ts';
import type { Story } from './story.ts';

/** What is read from simulated hardware at each stage of a story that is reached, and where it ends if something goes wrong. */
export function followed<View, Row>(
  { stages, steps }: Story<View, Row>,
  simulation: Simulation<View>,
): { readonly rows: readonly Row[]; readonly failure?: Failure } {
  const run = new TraceRun(simulation);
  const rows: Row[] = [];
  let at = 0;
  for (const { after, read } of stages) {
    for (; at < after; at++) {
      const step = steps[at];
      const failure = step && run.follow(step);
      if (failure !== undefined) return { rows: [...rows, read(run.view)], failure };
    }
    rows.push(read(run.view));
  }
  return { rows };
}
