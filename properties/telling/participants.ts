import type { ToldStep } from '../checker/index.ts';
import type { Row } from './sequence-rows.ts';
import { shortLived } from './endings.ts';
import { isStatus } from './step-words.ts';

/** The parts that take part in a run, in the order of all parts: those that change, send or receive. */
export function partsIn(steps: readonly ToldStep[], rows: readonly Row[], parts: readonly string[]): readonly string[] {
  const seen = new Set(steps.flatMap(({ changes }) => changes.map(({ part }) => part)));
  for (const row of rows) {
    if (row.kind === 'arrow') seen.add(row.from).add(row.to);
    else if (row.kind === 'note') seen.add(row.at);
    else if (row.kind === 'up') for (const part of row.parts) seen.add(part);
  }
  return [...parts.filter((part) => seen.has(part)), ...[...seen].filter((part) => !parts.includes(part))];
}

/** A part that first comes up during the run was down before it. */
export function initiallyUp(steps: readonly ToldStep[], parts: readonly string[]): Set<string> {
  const moves = steps.flatMap((told) => [
    ...told.changes.filter(isStatus),
    ...shortLived(told).map((part) => ({ part, before: 'down' })),
  ]);
  return new Set(parts.filter((name) => moves.find(({ part }) => part === name)?.before !== 'down'));
}
