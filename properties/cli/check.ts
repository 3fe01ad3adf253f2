import type { ScopeName } from '../catalogue.ts';
import { checkAll, type Checked } from './checking.ts';
import { details, runsOf } from './details.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { listing } from './listing.ts';
import { exitCodeOf } from './outcome.ts';
import { parametersIn } from './parameters.ts';
import { Refusal } from './refusal.ts';
import { replayTrace } from './replaying.ts';
import {
  narrowed,
  selectCanaries,
  selectScenarios,
  selectSystems,
  selectReferred,
  type Catalogue,
  type Selected,
  type Size,
} from './selection.ts';
import { lastLine, lastLineOfCanaries } from './summary.ts';
import { canaryTable, systemTable } from './table.ts';
import type { Terminal } from './terminal.ts';
import { readTrace } from './trace-file.ts';

/** The flags of `switchover check`, with a number for each parameter of a system that was given. */
export interface CheckOptions extends Readonly<Record<string, unknown>> {
  readonly scope: ScopeName;
  readonly json?: true;
  readonly canaries?: true;
  readonly scenarios?: true;
  readonly list?: true;
  readonly verbose?: true;
  readonly replay?: string;
  readonly traces?: string;
  readonly maxStates?: number;
  readonly workers?: number;
}

/** Does what the command line asks for; `sized` tells that it names a scope. */
export async function runCheck(
  words: readonly string[],
  options: CheckOptions,
  sized: boolean,
  terminal: Terminal,
  catalogue: Catalogue,
): Promise<ExitCode> {
  const size = { scope: options.scope, parameters: parametersIn(options, catalogue.systems) };
  if (options.list === true) {
    terminal.out(`${listing(narrowed(words, catalogue), terminal.ink)}\n`);
    return EXIT.asExpected;
  }
  if (options.replay !== undefined) return replayFile(options.replay, words, size, sized, terminal, catalogue);
  const selection = await selected(words, options, size, terminal, catalogue);
  const { maxStates, traces, workers } = options;
  const json = options.json === true;
  const checked = await checkAll(
    selection,
    {
      json,
      ...(maxStates !== undefined && { maxStates }),
      ...(traces !== undefined && { traces }),
      ...(workers !== undefined && { workers }),
      ...(catalogue.module !== undefined && { catalogue: catalogue.module }),
    },
    terminal,
  );
  if (json) terminal.out(jsonReport(checked.results));
  else terminal.out(`${checked.results.length > 0 ? '\n' : ''}${summary(checked, options, terminal)}\n`);
  return checked.isDefective ? EXIT.defect : exitCodeOf(checked.results, checked.failed.length);
}

async function selected(
  words: readonly string[],
  { canaries, scenarios }: CheckOptions,
  size: Size,
  terminal: Terminal,
  catalogue: Catalogue,
): Promise<readonly Selected[]> {
  if (canaries === true) return selectCanaries(words, catalogue);
  if (scenarios === true) return selectScenarios(words, catalogue);
  return selectSystems(words, catalogue, size, terminal.folder);
}

function summary({ results, failed }: Checked, options: CheckOptions, terminal: Terminal): string {
  const { ink } = terminal;
  const verbose = options.verbose === true;
  // A scenario is told as a canary is: by the run that was found.
  const canaries = options.canaries === true || options.scenarios === true;
  const table = canaries ? canaryTable(results, terminal) : systemTable(results, ink);
  const more = canaries ? runsOf(results, verbose, ink) : details(results, verbose, ink);
  const last = (canaries ? lastLineOfCanaries : lastLine)(results, failed, ink);
  return [...(results.length > 0 ? [table] : []), ...more, last].join('\n\n');
}

/** The system is the trace's own, unless the selection names another, such as a mended one. */
async function replayFile(
  path: string,
  words: readonly string[],
  size: Size,
  sized: boolean,
  terminal: Terminal,
  catalogue: Catalogue,
): Promise<ExitCode> {
  const trace = readTrace(path, terminal.folder);
  if (words.length > 0) {
    const selection = await selectSystems(words, catalogue, size, terminal.folder);
    return replayTrace(path, trace, theOnly(selection, words), terminal);
  }
  if (sized || Object.keys(size.parameters).length > 0) {
    throw new Refusal(EXIT.usage, 'the scope and the parameters of a trace stand in its file', [
      'name a system as well to replay the trace on it in another size',
    ]);
  }
  return replayTrace(path, trace, await selectReferred(trace, catalogue, terminal.folder), terminal);
}

function theOnly(selection: readonly Selected[], words: readonly string[]): Selected {
  const [selected, ...rest] = selection;
  if (selected !== undefined && rest.length === 0) return selected;
  throw new Refusal(EXIT.usage, `a trace is replayed on one system, and ${words.join(' ')} is several`, [
    `they are ${selection.map(({ name }) => name).join(', ')}`,
  ]);
}
