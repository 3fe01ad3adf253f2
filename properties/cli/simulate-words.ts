import type { TraceStep } from '../checker/index.ts';
import type { Failure } from '../simulation/outcome.ts';
import type { Seen, SimulationReport } from '../simulation/report.ts';
import { counted, figure } from '../telling/figures.ts';
import { jsonText } from '../telling/json-text.ts';
import { castOf, sentence } from '../telling/step-words.ts';
import type { Ink } from './terminal.ts';

/** The steps just before a failure that are told in full; all of them are in the JSON document. */
const LAST_STEPS = 25;

/** What the runs of a simulation came to, and how to see its failure again. */
export function toldReport(report: SimulationReport, given: { readonly ticks?: number }, ink: Ink): string {
  const { name, firstSeed, seeds, ticks, counts, converged, overflowed, failed, interrupted } = report;
  const { events, crashes, restarts, cuts, lost, doubled, delivered } = counts;
  const words = verdictOf(report);
  const colour = failed !== undefined ? ink.red : words === 'holds' ? ink.green : ink.yellow;
  const runs =
    seeds === 0 ? 'no seed' : seeds === 1 ? `seed ${firstSeed}` : `seeds ${firstSeed} to ${firstSeed + seeds - 1}`;
  return [
    `${ink.bold(name)}: ${colour(words)} (${runs}, ${ticks} ticks with faults each)`,
    `  ${counted(events, 'event')}: ${counted(delivered, 'message')} arrived, ${figure(lost)} lost, ${figure(doubled)} doubled; ${counted(crashes, 'crash', 'crashes')}, ${counted(restarts, 'restart')}, ${counted(cuts, 'cut link')}`,
    ...(converged === null ? [] : [`  converged once faults had ceased: ${converged} of ${counted(seeds, 'run')}`]),
    ...(interrupted ? ['  interrupted: the seeds above are all that were run'] : []),
    ...seenLines('not finished, a channel was full', overflowed),
    ...seenLines('reached', report.witnesses),
    ...report.violatedAsExpected.map(
      ({ name: property, seeds: times, reason }) =>
        `  violated as expected in ${counted(times, 'seed')}: ${property} (${reason})`,
    ),
    ...(failed === undefined ? [] : ['', ...toldFailure(report, failed, given)]),
  ].join('\n');
}

/** The last line: that all is as expected, or what is not. `failed` could not be run, `left` simulations were not begun. */
export function lastLine(
  reports: readonly SimulationReport[],
  failed: readonly string[],
  left: number,
  ink: Ink,
): string {
  const wrong = reports.filter((report) => verdictOf(report) !== 'holds');
  const seeds = reports.reduce((sum, report) => sum + report.seeds, 0);
  if (wrong.length + failed.length + left === 0)
    return ink.green(`All as expected: ${counted(reports.length, 'simulation')}, ${counted(seeds, 'run')}.`);
  const said = [
    ...wrong.map((report) => `${report.name}: ${verdictOf(report)}`),
    ...failed.map((name) => `${name}: cannot be run`),
    ...(left > 0 ? [`${counted(left, 'simulation')} not begun`] : []),
  ].join('; ');
  const isFailed = failed.length > 0 || wrong.some((report) => report.failed !== undefined);
  return (isFailed ? ink.red : ink.yellow)(`Not as expected: ${said}.`);
}

function verdictOf({ failed, interrupted, overflowed }: SimulationReport): string {
  if (failed !== undefined) return `FAILS with seed ${failed.seed}`;
  return interrupted || overflowed.length > 0 ? 'not finished' : 'holds';
}

function seenLines(words: string, seen: readonly Seen[]): readonly string[] {
  return seen.map(({ name, seeds }) => `  ${words} in ${counted(seeds, 'seed')}: ${name}`);
}

function toldFailure(
  { name, ticks }: SimulationReport,
  { seed, found }: NonNullable<SimulationReport['failed']>,
  given: { readonly ticks?: number },
): readonly string[] {
  const { steps } = found.outcome;
  const cast = castOf(steps);
  const last = steps.slice(-LAST_STEPS);
  const schedule = scheduleOf(steps);
  const flag = given.ticks === undefined ? '' : ` --ticks ${ticks}`;
  return [
    ...failureWords(found.failure),
    '',
    `The smallest schedule found (${counted(found.tried, 'other')} tried):`,
    ...(schedule.length > 0 ? schedule.map((line) => `  ${line}`) : ['  nothing fails in it']),
    '',
    last.length < steps.length ? `The last ${last.length} of its ${figure(steps.length)} steps:` : 'Its steps:',
    ...last.map((step) => `  ${sentence(step, cast)}`),
    '',
    `Run it again: switchover simulate ${name} --seed ${seed} --seeds 1${flag}`,
  ];
}

function failureWords(failure: Failure): readonly string[] {
  switch (failure.kind) {
    case 'property':
      return [failure.property, ...(failure.clauses.length > 0 ? [`  guards:  ${failure.clauses.join(', ')}`] : [])];
    case 'reception':
      return [
        'Every message that is delivered is expected where it arrives',
        `  finding: ${failure.type} was not expected${failure.instance === undefined ? '' : ` by "${failure.instance}"`}.`,
      ];
    case 'disagreement': {
      const { part, instance, event, what, hosted, shadow } = failure.disagreement;
      return [
        `The implementation of ${part} does what its charts do on abstract data`,
        `  finding: on ${event}${instance === undefined ? '' : `, in "${instance}"`}, they differ in ${what}.`,
        `  implementation: ${jsonText(hosted ?? null)}`,
        `  charts:         ${jsonText(shadow ?? null)}`,
      ];
    }
    case 'exception':
      return ['Nothing throws', ...failure.message.split('\n').map((line) => `  ${line}`)];
    case 'stuck':
      return ['Time passes', `  finding: ${failure.reason}.`];
    case 'not converged':
      return [
        'Once faults have ceased, the system converges',
        `  finding: after ${failure.ticks} ticks, ${failure.reason}.`,
      ];
  }
}

/** What the run was made to bear, with the ticks that had passed; restarts once faults have ceased are part of it. */
function scheduleOf(steps: readonly TraceStep[]): readonly string[] {
  const cast = castOf(steps);
  const lines: string[] = [];
  let ticks = 0;
  for (const step of steps) {
    if (step.kind === 'tick') ticks++;
    else if (isHardship(step)) lines.push(`after ${counted(ticks, 'tick')}: ${sentence(step, cast)}`);
  }
  return lines;
}

function isHardship(step: TraceStep): boolean {
  return step.kept === true || 'target' in step || step.kind === 'lose' || step.kind === 'stimulus';
}
