import type { Unexpected } from './part.ts';
import type { BuiltInProperty } from './system.ts';

/** The sentences of what is checked in every system, in the order in which reports print them. */
export const BUILT_IN: Readonly<Record<BuiltInProperty, string>> = {
  reception: 'Every message that is delivered is expected where it arrives',
  deadlock: 'Whatever has happened, something can still happen, unless nothing needs to',
};

/** What a last state or step shows, in words. */
export const FINDINGS = {
  state: 'The last state breaks it.',
  step: 'The last step breaks it.',
  deadlock: 'Nothing can happen any more but faults, losses and the idle passing of time.',
  reception: ({ instance, event }: Unexpected): string => {
    const where =
      instance === undefined
        ? 'no instance of its receiver is told of it'
        : `"${instance}" has no transition for it in its state`;
    return `${event.type} was not expected: ${where}.`;
  },
} as const;
