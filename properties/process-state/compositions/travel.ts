import type { Channel, Fault, Stimulus } from '../../checker/index.ts';
import type { Composition, Member } from '../composition.ts';

/** How messages travel, and what may fail, in the compositions. */

export const timely: Member['heartbeat'] = { capacity: 1, urgent: true };
/** One heartbeat may be late by any time; a second one finds the buffer full. */
export const late: Member['heartbeat'] = { capacity: 1 };

/** Every control message may be late by any time as long as it is the only one on its way; the second makes time wait for both. */
export const lateControl = (kind: 'fifo' | 'bag'): Composition['control'] => ({
  kind,
  capacity: 16,
  urgent: { above: 1 },
});
export const timelyControl = (kind: 'fifo' | 'bag'): Composition['control'] => ({ kind, capacity: 16, urgent: true });
/** Who would send more messages than that waits until there is room. */
export const ipc: Pick<Channel, 'capacity' | 'whenFull'> = { capacity: 1, whenFull: 'back-pressure' };

export function crashes(times: Readonly<Record<string, number>>): readonly Fault[] {
  return Object.entries(times).flatMap(([name, count]) => [
    { crash: name, times: count },
    { restart: name, times: count },
  ]);
}

export const followerOf = (heartbeat: Member['heartbeat'], ...targets: readonly string[]): Member => ({
  targets,
  heartbeat,
});

export function send(part: string, target: string, times: number): Stimulus {
  return { part, event: { type: 'Send', target, body: `from ${part}` }, times };
}
