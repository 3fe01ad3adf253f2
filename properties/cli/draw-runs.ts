import { ReplayError, replay, SystemError, type Counterexample, type System } from '../checker/index.ts';
import { runMermaid, runSvg, type DrawnRun } from '../drawing/index.ts';
import type { SelectedTrace } from './draw-selection.ts';
import { drawingPath, fileName, type Drawing } from './drawing-path.ts';
import { EXIT } from './exit-codes.ts';
import { explore, type Interruption } from './exploring.ts';
import { Refusal } from './refusal.ts';
import type { Selected } from './selection.ts';
import type { Terminal } from './terminal.ts';

/** The pictures of canaries' runs, and what went wrong on the way. */
export interface DrawnRuns {
  readonly drawings: readonly Drawing[];
  /** Canaries that were not found violated, and have no run. */
  readonly notFound: readonly string[];
  /** Why canaries could not be checked. */
  readonly failures: readonly string[];
  readonly interrupted: boolean;
}

/** Checks each canary until its property is violated, and draws the run. One that cannot be checked does not keep the others from it. */
export async function runDrawings(canaries: readonly Selected[], terminal: Terminal): Promise<DrawnRuns> {
  const drawings: Drawing[] = [];
  const notFound: string[] = [];
  const failures: string[] = [];
  const interruption = { requested: false };
  const stopListening = terminal.onInterrupt(() => (interruption.requested = true));
  try {
    for (const [at, canary] of canaries.entries()) {
      const title = `${canary.name} (${at + 1} of ${canaries.length})`;
      try {
        const drawing = await canaryDrawing(canary, terminal, interruption, title);
        if (interruption.requested) break;
        if (drawing === undefined) notFound.push(canary.name);
        else drawings.push(drawing);
      } catch (error) {
        if (!(error instanceof SystemError)) throw error;
        failures.push(error.message);
      }
    }
  } finally {
    stopListening();
  }
  return { drawings, notFound, failures, interrupted: interruption.requested };
}

/** The run that breaks what the canary breaks; undefined where none is found. */
async function canaryDrawing(
  { name, breaks, build }: Selected,
  terminal: Terminal,
  interruption: Interruption,
  title: string,
): Promise<Drawing | undefined> {
  const system = build();
  const options = { stopAtSurprise: false, stopWhenViolated: true };
  const report = await explore(system, options, terminal, interruption, title);
  const broken = report.properties.find((property) => property.name === breaks);
  if (broken?.counterexample === undefined) return undefined;
  return runDrawing(name, whatIsWrong(name), {
    ...told(system, name, broken),
    counterexample: broken.counterexample,
  });
}

/** The picture of a trace file's run. */
export function traceDrawing({ file, trace, selected }: SelectedTrace): Drawing {
  const system = selected.build();
  const { properties, ...run } = followed(file, system, trace.steps);
  const property = properties.find(({ name }) => name === trace.property);
  if (property === undefined) {
    throw new Refusal(EXIT.file, `${selected.name} has no property "${trace.property}", which ${file} is to break`);
  }
  const counterexample: Counterexample = {
    ...run,
    finding: property.broken === undefined ? 'This run does not break it.' : property.broken.finding,
  };
  const name = (file.split(/[/\\]/u).at(-1) ?? file).replace(/\.json$/u, '');
  const ending = property.broken === undefined ? 'not violated' : 'violated';
  const drawn = { ...told(system, selected.name, property), counterexample, ending } as const;
  return runDrawing(selected.name, name, drawn);
}

function followed(file: string, system: System, steps: SelectedTrace['trace']['steps']): ReturnType<typeof replay> {
  try {
    return replay(system, steps);
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    throw new Refusal(EXIT.file, `${file} is no run of ${system.name}: its step ${error.step} is not possible there`, [
      '`switchover check --replay FILE` says what is possible instead',
    ]);
  }
}

function told(
  system: System,
  title: string,
  { name, clauses }: { readonly name: string; readonly clauses: readonly string[] },
): Omit<DrawnRun, 'counterexample'> {
  return { title, property: name, clauses, parts: Object.keys(system.parts) };
}

function runDrawing(system: string, name: string, run: DrawnRun): Drawing {
  return {
    path: `${drawingPath(protocolOf(system))}/counterexamples/${fileName(name)}`,
    svg: runSvg(run),
    mermaid: runMermaid(run),
  };
}

/** `process-state` for `process-state/look-up` and its canaries. */
function protocolOf(system: string): string {
  return system.replace(/ canary: .*$/u, '').replace(/\/.*$/u, '');
}

function whatIsWrong(canary: string): string {
  return canary.replace(/^.* canary: /u, '');
}
