import type { Outline, OutlineTransition } from './outline.ts';
import { isInternal } from './state-box.ts';
import { textBlock, type TextBlock } from './text-block.ts';
import { transitionParagraph } from './transition-label.ts';

/** All transitions that lead from one state to another, as one arrow with one label. */
export interface Arrow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly transitions: readonly OutlineTransition[];
  readonly label: TextBlock;
}

/**
 * Whether an arrow is laid out from its target to its source: where it leads to a state that stands before its own, and
 * where it leads into its own state, so that it begins at the lower border, away from what is written above.
 */
export function isTurned({ source, target }: Arrow, order: readonly string[]): boolean {
  if (holds(source, target)) return true;
  return !holds(target, source) && order.indexOf(target) < order.indexOf(source);
}

function holds(outer: string, inner: string): boolean {
  return outer === '' ? inner !== '' : inner.startsWith(`${outer}.`);
}

/** @param room for a line of a label: labels stand beside arrows, and several of them side by side */
export function arrowsOf({ transitions }: Outline, room: number): readonly Arrow[] {
  const byEnds = new Map<string, { source: string; target: string; transitions: OutlineTransition[] }>();
  for (const transition of transitions) {
    if (isInternal(transition)) continue;
    for (const target of transition.targets) {
      const id = `${transition.source} > ${target}`;
      const known = byEnds.get(id);
      if (known === undefined) byEnds.set(id, { source: transition.source, target, transitions: [transition] });
      else known.transitions.push(transition);
    }
  }
  return [...byEnds].map(([id, ends]) => ({
    id,
    ...ends,
    label: textBlock(
      ends.transitions.map((transition, at) => ({ ...transitionParagraph(transition, true), above: at === 0 ? 0 : 3 })),
      room,
    ),
  }));
}
