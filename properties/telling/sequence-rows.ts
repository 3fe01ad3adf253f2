import type { ToldStep } from '../checker/index.ts';
import { choiceName, faultWords, instanceName, isStatus, type Cast } from './step-words.ts';

/** One line of a message-sequence diagram, before it has a place. `label` is the number of the step, or of several. */
export type Row = { readonly label: string } & (
  | {
      readonly kind: 'arrow';
      readonly from: string;
      readonly to: string;
      readonly text: string;
      readonly end: 'taken' | 'kept' | 'lost';
    }
  | { readonly kind: 'note'; readonly at: string; readonly text: string }
  | { readonly kind: 'down' | 'up'; readonly parts: readonly string[]; readonly text: string }
  | { readonly kind: 'across'; readonly text: string; readonly line: 'time' | 'link' }
);

/** The rows of a run. Ticks in a row become one, for time that only passes is seldom the point. */
export function rowsOf(steps: readonly ToldStep[], cast: Cast): readonly Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < steps.length; at++) {
    const ticks = ticksFrom(steps, at);
    if (ticks > 1) {
      rows.push({ kind: 'across', label: `${at + 1}-${at + ticks}`, text: `${ticks} ticks`, line: 'time' });
      at += ticks - 1;
    } else {
      rows.push(rowOf(steps[at] as ToldStep, String(at + 1), cast));
    }
  }
  return rows;
}

function ticksFrom(steps: readonly ToldStep[], start: number): number {
  const isTick = ({ step }: ToldStep): boolean => step.kind === 'tick' && step.clock === 'all';
  const rest = steps.slice(start);
  const end = rest.findIndex((told) => !isTick(told));
  return end === -1 ? rest.length : end;
}

function rowOf({ step, changes }: ToldStep, label: string, cast: Cast): Row {
  switch (step.kind) {
    case 'deliver':
      return arrow(label, step.from, step.part, step.message.type, step.kept === true ? 'kept' : 'taken');
    case 'lose':
      return arrow(label, step.from, step.to, step.message.type, 'lost');
    case 'timer':
      return { kind: 'note', label, at: step.part, text: `${step.timer}${whose(step, cast, ' of ')} ends` };
    case 'choice':
      return {
        kind: 'note',
        label,
        at: step.part,
        text: `${whose(step, cast, '', ' ')}chooses ${choiceName(step.choice)}`,
      };
    case 'stimulus':
      return { kind: 'note', label, at: step.part, text: `<-- ${step.message.type} (outside)` };
    case 'tick':
      return {
        kind: 'across',
        label,
        text: step.clock === 'all' ? 'one tick' : `one tick of ${step.clock}`,
        line: 'time',
      };
    case 'cut':
    case 'heal':
      return { kind: 'across', label, text: faultWords(step.kind, step.target), line: 'link' };
    default:
      return faultRow(step.kind, step.target, changes, label);
  }
}

/** The instance, where the part shows several. */
function whose(
  step: { readonly part: string; readonly instance: string },
  cast: Cast,
  before: string,
  after = '',
): string {
  return (cast.get(step.part)?.size ?? 0) > 1 ? `${before}${instanceName(step.instance)}${after}` : '';
}

function arrow(label: string, from: string, to: string, type: string, end: 'taken' | 'kept' | 'lost'): Row {
  if (from === to) return { kind: 'note', label, at: to, text: `${type} to itself${end === 'lost' ? ' is lost' : ''}` };
  return { kind: 'arrow', label, from, to, text: end === 'kept' ? `${type} (stays)` : type, end };
}

function faultRow(
  fault: 'crash' | 'restart' | 'remove',
  target: string,
  changes: ToldStep['changes'],
  label: string,
): Row {
  const kind = fault === 'restart' ? 'up' : 'down';
  const parts = changes.filter((change) => isStatus(change) && change.after === kind).map(({ part }) => part);
  const text = faultWords(fault, target);
  // A host may fall with nobody on it; that is seen by no lifeline.
  return parts.length === 0 ? { kind: 'across', label, text, line: 'link' } : { kind, label, parts, text };
}
