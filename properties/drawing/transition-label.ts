import type { OutlineTransition } from './outline.ts';
import type { Paragraph, Span } from './text-block.ts';
import { NO_BREAK } from './text-width.ts';

/** What stands for a state that is left and entered again, so that its timers start anew. */
export const REENTERS = '↻';

/** Lines after the first are set in, so that one sees where the next transition begins. */
const HANGING = 10;

/** `Heartbeat [ofCurrentKey] / resetCounter`. */
export function transitionParagraph(transition: OutlineTransition, isArrow: boolean): Paragraph {
  const { id, trigger, guard, actions, reenters } = transition;
  const span = (text: string, style: Span['style']): Span => ({ text, style, transition: id });
  return {
    hanging: HANGING,
    spans: [
      span(trigger, 'event'),
      ...(guard === undefined ? [] : [span(`[${guard}]`, 'guard')]),
      ...(reenters && !isArrow ? [span(REENTERS, 'event')] : []),
      ...(actions.length === 0 ? [] : [span(`/${NO_BREAK}${actions.join(', ')}`, 'action')]),
    ],
  };
}

/** Transitions that change nothing, in one paragraph: it matters that they are there, and little more. */
export function ignoredParagraph(transitions: readonly OutlineTransition[]): Paragraph {
  return {
    hanging: HANGING,
    above: 4,
    spans: [
      { text: 'ignored:', style: 'quiet' },
      ...transitions.map(({ id, trigger, guard }, at): Span => ({
        text: `${trigger}${guard === undefined ? '' : `${guard.includes(' ') ? ' ' : NO_BREAK}[${guard}]`}${at < transitions.length - 1 ? ',' : ''}`,
        style: 'quiet',
        transition: id,
      })),
    ],
  };
}

/** A transition that neither leads anywhere nor does anything. */
export function isIgnored({ targets, actions, reenters }: OutlineTransition): boolean {
  return targets.length === 0 && actions.length === 0 && !reenters;
}

/** The same in one line of plain text, for Mermaid and for those who cannot see. */
export function transitionText({ trigger, guard, actions, reenters }: OutlineTransition, isArrow: boolean): string {
  return [
    trigger,
    ...(guard === undefined ? [] : [`[${guard}]`]),
    ...(reenters && !isArrow ? [REENTERS] : []),
    ...(actions.length === 0 ? [] : [`/ ${actions.join(', ')}`]),
  ].join(' ');
}
