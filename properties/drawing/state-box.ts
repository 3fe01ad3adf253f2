import type { Outline, OutlineState, OutlineTransition } from './outline.ts';
import { plain, textBlock, type Paragraph, type TextBlock } from './text-block.ts';
import { NO_BREAK } from './text-width.ts';
import { ignoredParagraph, isIgnored, transitionParagraph } from './transition-label.ts';

/** What stands inside a state's box, above the states in it: its name, and what happens in it without leaving it. */
export interface StateBox {
  readonly state: OutlineState;
  readonly name: TextBlock;
  /** Entry and exit actions and internal transitions; empty for most states. */
  readonly inside: TextBlock;
  readonly width: number;
  /** Of the name and what stands below it, without inner states. */
  readonly height: number;
}

/** Room between a box and what it holds. */
export const PADDING = 10;
/** Of the strip that holds the name. */
export const NAME_HEIGHT = 28;
const NARROWEST = 90;

/** The transitions that stay in their state, which are told in its box rather than drawn as loops. */
export function isInternal({ source, targets }: OutlineTransition): boolean {
  return targets.length === 0 || (targets.length === 1 && targets[0] === source);
}

/** @param room for a line in the box */
export function stateBox(state: OutlineState, { transitions }: Outline, room: number): StateBox {
  const own = transitions.filter((transition) => transition.source === state.path && isInternal(transition));
  const ignored = own.filter(isIgnored);
  const paragraphs: Paragraph[] = [
    ...actionsParagraph('entry', state.entry),
    ...actionsParagraph('exit', state.exit),
    ...own.filter((transition) => !isIgnored(transition)).map((transition) => transitionParagraph(transition, false)),
    ...(ignored.length > 0 ? [ignoredParagraph(ignored)] : []),
  ].map((paragraph, at) => ({ ...paragraph, above: at === 0 ? 0 : (paragraph.above ?? 2) }));
  const name = textBlock([plain(state.name, 'name')], Infinity);
  const inside = textBlock(paragraphs, room);
  return {
    state,
    name,
    inside,
    width: Math.max(NARROWEST, Math.max(name.width, inside.width) + 2 * PADDING),
    height: NAME_HEIGHT + (inside.height > 0 ? inside.height + 2 * PADDING - 4 : 0),
  };
}

function actionsParagraph(when: 'entry' | 'exit', actions: readonly string[]): readonly Paragraph[] {
  if (actions.length === 0) return [];
  return [
    {
      hanging: PADDING,
      spans: [
        { text: when, style: 'event' },
        { text: `/${NO_BREAK}${actions.join(', ')}`, style: 'action' },
      ],
    },
  ];
}
