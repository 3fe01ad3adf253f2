import type { ToldStep } from '../checker/index.ts';
import { endWords, isNotice, shortLived } from './endings.ts';
import { choiceName, faultWords, instanceName, isStatus, type Cast } from './step-words.ts';

/**
 * One line of a message-sequence diagram, before it has a place. `label` is the number of the step, or of several. What
 * `follows` is told of the same step as the row before.
 */
export type Row = { readonly label: string; readonly follows?: true } & (
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
      const told = steps[at] as ToldStep;
      rows.push(rowOf(told, String(at + 1), cast), ...endRows(told, String(at + 1)));
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

/** Who ended in a step, each before its observer is told of it, and who was told that somebody is down. */
function endRows({ sent, ended = [] }: ToldStep, label: string): readonly Row[] {
  const left = new Set(ended.map(({ part }) => part));
  const endOf = (part: string): readonly Row[] =>
    left.delete(part) ? [{ kind: 'down', label, follows: true, parts: [part], text: endWords(part) }] : [];
  const told = sent
    .filter(isNotice)
    .flatMap(({ from, to }): readonly Row[] => [
      ...endOf(from),
      { kind: 'note', label, follows: true, at: to, text: `told that ${from} is down` },
    ]);
  return [...told, ...[...left].flatMap(endOf)];
}

function rowOf(told: ToldStep, label: string, cast: Cast): Row {
  const { step } = told;
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
      return faultRow(step.kind, step.target, told, label);
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

function faultRow(fault: 'crash' | 'restart' | 'remove', target: string, told: ToldStep, label: string): Row {
  const kind = fault === 'restart' ? 'up' : 'down';
  const isOwnEnd = (name: string): boolean => told.ended?.some(({ part }) => part === name) === true;
  const moved = told.changes.filter((change) => isStatus(change) && change.after === kind && !isOwnEnd(change.part));
  const parts = [...moved.map(({ part }) => part), ...shortLived(told)];
  const text = faultWords(fault, target);
  // A host may fall with nobody on it; that is seen by no lifeline.
  return parts.length === 0 ? { kind: 'across', label, text, line: 'link' } : { kind, label, parts, text };
}
