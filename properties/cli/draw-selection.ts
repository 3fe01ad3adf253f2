import { meant } from './did-you-mean.ts';
import { EXIT } from './exit-codes.ts';
import { Refusal } from './refusal.ts';
import { narrowed, selectCanaries, selectSystems, selectReferred, type Catalogue, type Selected } from './selection.ts';
import { isPath } from './system-module.ts';
import { readTrace, type TraceFile } from './trace-file.ts';

/** A trace file, and the system that it is a run of. */
export interface SelectedTrace {
  readonly file: string;
  readonly trace: TraceFile;
  readonly selected: Selected;
}

/** What is to be drawn: the charts of systems, and the runs of canaries and of trace files. */
export interface DrawSelection {
  readonly systems: readonly Selected[];
  readonly canaries: readonly Selected[];
  readonly traces: readonly SelectedTrace[];
}

/** The size of a system changes none of its charts. */
const SIZE = { scope: 'quick', parameters: {} } as const;

/** What the words name; the whole catalogue for no words. */
export async function drawSelection(
  words: readonly string[],
  catalogue: Catalogue,
  folder: string,
): Promise<DrawSelection> {
  const files = words.filter((word) => word.endsWith('.json'));
  const modules = words.filter((word) => isPath(word) && !files.includes(word));
  const names = words.filter((word) => !files.includes(word) && !modules.includes(word));
  for (const name of names) refuseUnknownCanary(name, catalogue);
  const named = words.length === 0 || names.length > 0 ? narrowed(names, catalogue) : { systems: [], canaries: [] };
  const chosen = [...named.systems.map(({ name }) => name), ...modules];
  const traces: SelectedTrace[] = [];
  for (const file of files) {
    const trace = readTrace(file, folder);
    traces.push({ file, trace, selected: await selectReferred(trace, catalogue, folder) });
  }
  return {
    systems: chosen.length === 0 ? [] : await selectSystems(chosen, catalogue, SIZE, folder),
    canaries:
      named.canaries.length === 0
        ? []
        : selectCanaries(
            named.canaries.map(({ name }) => name),
            catalogue,
          ),
    traces,
  };
}

/** The name of a canary is long, and easily mistyped. */
function refuseUnknownCanary(word: string, { canaries }: Catalogue): void {
  const names = canaries.map(({ name }) => name);
  if (!word.includes(' canary: ') || names.includes(word)) return;
  const guess = meant(word, names);
  throw new Refusal(
    EXIT.usage,
    `there is no canary "${word}"${guess === undefined ? '' : `; did you mean ${guess}?`}`,
    ['`switchover check --list` has the names of all'],
  );
}
