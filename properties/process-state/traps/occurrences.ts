import { deliveredFrom, ended, type Is } from '../../scenarios/occurrences.ts';
import type { Occurrence } from '../../scenarios/sequence.ts';
import { MANAGER } from '../composition.ts';

/** What happens in the traps, in the words of the protocol. */

/** A message of this type reaches the manager from a part. */
export function heardFrom(from: string, type: string, is?: Is): Occurrence {
  return deliveredFrom(from, type, MANAGER, is);
}

/** One count of the silence of a name. */
export function count(name: string): Occurrence {
  return ended('countPeriod', `entry/${name}`);
}

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
