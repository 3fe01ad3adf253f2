import { replay, ReplayError, type Replay, type TraceStep } from '../checker/index.ts';
import { castOf, sentence } from '../telling/step-words.ts';
import { told } from './details.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Refusal } from './refusal.ts';
import type { Selected } from './selection.ts';
import type { Terminal } from './terminal.ts';
import type { TraceFile } from './trace-file.ts';

/** Takes a system through the run of a trace file, tells it, and says whether it still breaks its property. */
export function replayTrace(path: string, trace: TraceFile, selected: Selected, { out, ink }: Terminal): ExitCode {
  const system = selected.build();
  const run = followed(path, trace, selected, () => replay(system, trace.steps));
  const property = run.properties.find(({ name }) => name === trace.property);
  if (property === undefined) {
    const names = run.properties.map(({ name }) => name);
    throw new Refusal(EXIT.file, `${selected.name} has no property "${trace.property}", which ${path} is to break`, [
      `it has: ${names.join('; ')}`,
    ]);
  }
  const { name, clauses, broken } = property;
  const early = broken !== undefined && broken.step < trace.steps.length;
  const finding =
    broken === undefined
      ? 'This run does not break it.'
      : early
        ? `It is broken after step ${broken.step} already.`
        : broken.finding;
  out(`Replay of ${path} on ${selected.name}\n\n`);
  out(`${told({ name, clauses, counterexample: { ...run, finding } }, Object.keys(system.parts))}\n\n`);
  for (const other of run.properties) {
    if (other !== property && other.broken !== undefined)
      out(`also violated: ${other.name} (after step ${other.broken.step})\n`);
  }
  out(broken === undefined ? ink.green(`no longer violated: ${name}\n`) : ink.red(`still violated: ${name}\n`));
  return broken === undefined ? EXIT.asExpected : EXIT.surprise;
}

/** A trace that leaves the system's runs is out of date, or of another system: it says nothing about the property. */
function followed(path: string, trace: TraceFile, { name }: Selected, run: () => Replay): Replay {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    const { step, wanted, possible } = error;
    const cast = castOf([...trace.steps, ...possible]);
    const words = (of: TraceStep): string => sentence(of, cast);
    throw new Refusal(EXIT.file, `${path} is no run of ${name}: its step ${step} is not possible there`, [
      `wanted:   ${words(wanted)}`,
      `possible: ${[...new Set(possible.map(words))].join('\n            ') || 'nothing'}`,
      `The trace was taken of ${trace.system}; if that has changed since, check it again.`,
    ]);
  }
}
