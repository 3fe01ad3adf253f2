import type { Message } from '../../../spec/property.ts';
import type { Observation, Occurrence } from '../../scenarios/sequence.ts';

/** What happens in the traps, in the words of the protocol. */

type Is = (message: Message) => boolean;

/** A message of this type reaches a part. */
export function delivered(type: string, to: string, is: Is = () => true): Occurrence {
  return { type: `deliver.${type}`, is: ({ part, message }) => part === to && message !== undefined && is(message) };
}

/** A message of this type reaches the manager from a part. */
export function heardFrom(from: string, type: string, is: Is = () => true): Occurrence {
  return {
    type: `deliver.${type}`,
    is: (seen) => seen.part === 'manager' && seen.from === from && seen.message !== undefined && is(seen.message),
  };
}

/** A message of this type is sent to a part. */
export function sent(type: string, to: string, is: Is = () => true): Occurrence {
  return { type: `send.${type}`, is: (seen) => seen.to === to && seen.message !== undefined && is(seen.message) };
}

export function crash(of: string): Occurrence {
  return { type: 'crash', is: ({ target }) => target === of };
}

export function restart(of: string): Occurrence {
  return { type: 'restart', is: ({ target }) => target === of };
}

/** One count of the silence of a name. */
export function count(name: string): Occurrence {
  return { type: 'timer.countPeriod', is: ({ instance }: Observation) => instance === `entry/${name}` };
}

export const tick: Occurrence = { type: 'tick' };

/** The key, or the one that a message presents, is of this incarnation. */
export function ofIncarnation(incarnation: number): Is {
  return ({ key, presented, dst }) =>
    ((key ?? presented ?? dst) as { incarnation: number } | undefined)?.incarnation === incarnation;
}

export function withToken(token: number): Is {
  return (message) => message.token === token;
}

export function because(reason: string): Is {
  return (message) => message.reason === reason || message.cause === reason;
}
