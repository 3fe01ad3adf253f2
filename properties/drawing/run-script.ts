import type { Counterexample, ToldStep } from '../checker/index.ts';
import { jsonText } from '../telling/json-text.ts';
import { partsIn } from '../telling/participants.ts';
import { rowsOf, type Row } from '../telling/sequence-rows.ts';
import { castOf } from '../telling/step-words.ts';
import { changeLines, partsNamed, sendsOf } from '../telling/words.ts';
import { flightsOf } from './flights.ts';

/** How a run ends: it breaks its property; it no longer does, since a chart was mended; or it is told for what it shows. */
export type RunEnding = 'violated' | 'not violated' | 'told';

/** What stands over the last words of a run. */
export const ENDING_WORDS: Readonly<Record<RunEnding, string>> = {
  violated: 'Violated',
  'not violated': 'Not violated by this run',
  told: 'What this run shows',
};

/** A run that breaks a property or shows something, with what stands above and below its picture. */
export interface DrawnRun {
  /** What the picture is called, such as the name of a canary. */
  readonly title: string;
  /** The sentence of the property, or what the run shows. */
  readonly property: string;
  readonly clauses: readonly string[];
  readonly counterexample: Counterexample;
  /** All parts of the system, in the order in which their lifelines shall stand. */
  readonly parts: readonly string[];
  /** Default: it breaks the property. */
  readonly ending?: RunEnding;
}

/** A row of a diagram with all that is to be told in it. */
export interface ScriptRow {
  readonly row: Row;
  /** What the row says in words. */
  readonly text: string;
  /** Of an arrow: what the message says, and when it was sent. */
  readonly fields?: string;
  readonly sent?: string;
  /** What changed, and what was sent and is not seen to arrive. */
  readonly notes: readonly string[];
  /** The part that the notes are about. */
  readonly at: string | undefined;
}

/** A run, row by row. */
export interface Script {
  readonly parts: readonly string[];
  readonly rows: readonly ScriptRow[];
  /** What was sent before the first step and is not seen to arrive. */
  readonly started: readonly string[];
}

export function scriptOf({ counterexample, parts }: DrawnRun): Script {
  const { steps } = counterexample;
  const cast = castOf(
    steps.map(({ step }) => step),
    steps.flatMap(({ changes }) => changes),
  );
  const rows = rowsOf(steps, cast);
  const named = partsNamed(steps);
  const flights = flightsOf(counterexample);
  return {
    parts: partsIn(steps, rows, parts),
    rows: rows.map((row, index): ScriptRow => {
      // A label begins with the number of its first step; those that share a row are ticks.
      const number = Number.parseInt(row.label, 10);
      const told = steps[number - 1] as ToldStep;
      const at = row.kind === 'note' ? row.at : actorIn(told);
      const notes = (): readonly string[] => [
        ...stimulusFields(told),
        ...changeLines(told, named),
        ...sendsOf(flights.unseen.get(number) ?? [], at),
      ];
      const isTeller = index === tellerOf(rows, row.label);
      const words = { row, at, notes: isTeller ? notes() : [] };
      if (row.follows === true) return { ...words, text: row.text };
      const sentIn = flights.sentIn.get(number);
      return {
        ...words,
        text: told.step.kind === 'stimulus' ? `is told ${told.step.message.type} from outside` : row.text,
        ...('message' in told.step && { fields: fieldsOf(told.step.message) }),
        ...(sentIn !== undefined && { sent: sentIn === 0 ? 'sent at the start' : `sent in step ${sentIn}` }),
      };
    }),
    started: sendsOf(flights.unseen.get(0) ?? [], undefined, counterexample.endedAtStart),
  };
}

/**
 * The row of a step that tells what it changed: the first, where a part reacts; after a fault, the last in which somebody
 * learns of it, for that is whose doing the changes are.
 */
function tellerOf(rows: readonly Row[], label: string): number {
  const first = rows.findIndex((row) => row.label === label);
  const kind = rows[first]?.kind;
  if (kind === 'arrow' || kind === 'note') return first;
  return Math.max(
    first,
    rows.findLastIndex((row) => row.label === label && row.kind === 'note'),
  );
}

/** The part whose lifeline tells what a step did. */
function actorIn({ step, changes, sent }: ToldStep): string | undefined {
  if ('part' in step) return step.part;
  return changes[0]?.part ?? sent[0]?.from;
}

/** What comes from outside has no arrow on which it could be written. */
function stimulusFields({ step }: ToldStep): readonly string[] {
  const fields = step.kind === 'stimulus' ? fieldsOf(step.message) : '';
  return fields === '' ? [] : [fields];
}

/** `{token: 1}`; nothing for a message that is its name alone. */
function fieldsOf({ type: _, ...fields }: Readonly<Record<string, unknown>>): string {
  return Object.keys(fields).length === 0 ? '' : jsonText(fields);
}
