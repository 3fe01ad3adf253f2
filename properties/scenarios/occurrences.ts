import type { Message } from '../../spec/property.ts';
import type { Occurrence } from './sequence.ts';

/** What happens in scenarios, whatever the protocol: messages, crashes and time. */

/** Which messages of a type are meant. */
export type Is = (message: Message) => boolean;

/** A message of this type reaches a part. */
export function delivered(type: string, to: string, is: Is = () => true): Occurrence {
  return { type: `deliver.${type}`, is: ({ part, message }) => part === to && message !== undefined && is(message) };
}

/** A message of this type reaches a part from another one. */
export function deliveredFrom(from: string, type: string, to: string, is: Is = () => true): Occurrence {
  return {
    type: `deliver.${type}`,
    is: (seen) => seen.part === to && seen.from === from && seen.message !== undefined && is(seen.message),
  };
}

/** A message of this type is sent to a part. */
export function sent(type: string, to: string, is: Is = () => true): Occurrence {
  return { type: `send.${type}`, is: (seen) => seen.to === to && seen.message !== undefined && is(seen.message) };
}

/** A part or a host goes down. */
export function crash(of: string): Occurrence {
  return { type: 'crash', is: ({ target }) => target === of };
}

/** A part or a host starts again. */
export function restart(of: string): Occurrence {
  return { type: 'restart', is: ({ target }) => target === of };
}

/** A named delay of one chart instance ends. */
export function ended(delay: string, instance: string): Occurrence {
  return { type: `timer.${delay}`, is: (seen) => seen.instance === instance };
}

/** Time goes on by one tick. */
export const tick: Occurrence = { type: 'tick' };
