import type { Plan } from './plan/plan.ts';

const LISTS = ['incidents', 'workload', 'fates', 'delays'] as const;

/**
 * A smaller plan that still fails: whole stretches of what befalls a run are left out, then single things, then the order of
 * things and the weather are made calm. fast-check makes what is left smaller in itself.
 */
export async function reduced(
  plan: Plan,
  stillFails: (plan: Plan) => Promise<boolean>,
  isOutOfPatience: () => boolean,
): Promise<Plan> {
  let smallest = plan;
  const attempt = async (smaller: Plan): Promise<boolean> => {
    if (isOutOfPatience() || !(await stillFails(smaller))) return false;
    smallest = smaller;
    return true;
  };
  for (const calm of ['weather', 'order'] as const) if (smallest[calm] !== 0) await attempt({ ...smallest, [calm]: 0 });
  for (const list of LISTS) {
    for (let size = smallest[list].length; size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < smallest[list].length;) {
        const left = smallest[list].toSpliced(at, size);
        if (!(await attempt({ ...smallest, [list]: left }))) at += size;
      }
    }
  }
  return smallest;
}
