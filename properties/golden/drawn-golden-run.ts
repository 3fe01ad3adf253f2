import { replay, type Change, type Counterexample } from '../checker/index.ts';
import type { DrawnRun } from '../drawing/index.ts';
import type { GoldenRun, WalkedRun } from './golden-run.ts';

/**
 * A golden run as it is drawn: from its first stage on, with the states of charts that change; what everybody has is told by
 * the stages. Throws if something was still under way at the first stage, or if nothing is told.
 */
export function drawnGoldenRun(
  { name, title, shows, clauses }: GoldenRun,
  { system, steps, stages }: WalkedRun,
): DrawnRun {
  const begin = beginningOf(name, stages);
  if (begin > 0) refuseUnderWay(name, replay(system, steps.slice(0, begin)).underWay);
  const whole = replay(system, steps);
  return {
    title: `${name}: ${title}`,
    property: shows,
    clauses,
    parts: Object.keys(system.parts),
    ending: 'told',
    counterexample: {
      started: begin === 0 ? whole.started : [],
      steps: whole.steps.slice(begin).map((step) => ({ ...step, changes: step.changes.filter(isOfState) })),
      finding: '',
      underWay: whole.underWay,
    },
  };
}

function refuseUnderWay(name: string, underWay: Counterexample['underWay']): void {
  if (underWay.length === 0) return;
  const sent = underWay.map(({ from, to, message }) => `${String(message.type)} from ${from} to ${to}`).join(', ');
  throw new Error(`${name} begins while something is under way, which its picture could not show: ${sent}.`);
}

function isOfState({ path }: Change): boolean {
  return path === 'status' || path === 'state' || path.startsWith('state.');
}

/** After how many steps the telling of a run begins. */
export function beginningOf(name: string, stages: WalkedRun['stages']): number {
  const [first] = stages;
  if (first === undefined) throw new Error(`${name} tells nothing: it has no stage.`);
  return first.after;
}
