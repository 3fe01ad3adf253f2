import { canonical } from '../checker/canonical.ts';
import { Expander, type TraceStep } from '../checker/expand.ts';
import type { System } from '../checker/index.ts';
import { Model } from '../checker/model.ts';

/** As many states as a run may be in at once, where the streams of equal messages are not told apart. */
const MOST_STATES = 64;

/** The first step of a run that the checker does not know of, counted from 1; undefined if the run is one of the system's. */
export function firstUnknown(system: System, steps: readonly TraceStep[]): number | undefined {
  const expander = new Expander(new Model(observed(system)));
  expander.initial();
  const first = new Int32Array(expander.ids.length);
  expander.layout.unpack(expander.next, 0, first);
  let states: readonly Int32Array[] = [first];
  for (const [at, step] of steps.entries()) {
    states = after(expander, states, canonical(step, 'step'));
    if (states.length === 0) return at + 1;
  }
  return undefined;
}

function after(expander: Expander, states: readonly Int32Array[], sought: string): readonly Int32Array[] {
  const found = new Map<string, Int32Array>();
  for (const state of states) {
    const row = new Int32Array(expander.layout.words);
    expander.layout.pack(state, row);
    expander.load(row, 0);
    expander.expand({
      take: () => {
        const step = Object.fromEntries(Object.entries(expander.step).filter(([key]) => key !== 'stream'));
        if (canonical(step, 'step') !== sought || found.size >= MOST_STATES) return;
        const next = new Int32Array(expander.ids.length);
        expander.layout.unpack(expander.next, 0, next);
        found.set(next.join(), next);
      },
    });
  }
  return [...found.values()];
}

/** Steps that change nothing and say nothing are steps too where somebody looks at every one. */
function observed(system: System): System {
  const any = { kind: 'step', name: 'Any step will do', clauses: [], holds: () => true } as const;
  return { ...system, properties: [...system.properties, any] };
}

/** The same system, in which what the phase without faults repairs is never used up. */
export function repairable(system: System): System {
  const faults = (system.faults ?? []).map((fault) =>
    'restart' in fault || 'heal' in fault ? { ...fault, times: 9999 } : fault,
  );
  return { ...system, faults };
}
