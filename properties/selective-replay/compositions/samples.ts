import type { StateChangeRequest } from '../../../spec/selective-replay/messages.ts';
import type { Fault, Stimulus } from '../../checker/index.ts';
import { linkOf, PROCESS, type Composition } from '../composition.ts';

/** What several compositions have alike. */

/** Somebody asks a unit for a change of the state of some clients; a part of it only control units may have. */
export function request(part: string, requestId: string, slot: number, ...alsoFor: readonly number[]): Stimulus {
  const pcs = alsoFor.map((other) => ({ proc: PROCESS, slot: other }));
  return {
    part,
    event: {
      type: 'StateChangeRequest',
      requestId,
      pc: { proc: PROCESS, slot },
      ...(pcs.length > 0 && { alsoFor: pcs }),
      change: [
        { section: 0, key: 'route', value: requestId, audience: 'all' },
        { section: 1, key: 'reason', value: requestId, audience: 'control' },
      ],
    },
    times: 1,
  };
}

/** The same for the clients of another process. */
export function ofProcess(proc: string, { event, ...asked }: Stimulus): Stimulus {
  const { pc } = event as StateChangeRequest;
  return { ...asked, event: { ...event, pc: { ...pc, proc } } };
}

/** A unit fails once. */
export function failure(unit: string): Fault {
  return { crash: unit, times: 1 };
}

/** A link breaks: what is on its way over it is lost, and what is sent from then on. */
export function cut(one: string, other: string): Fault {
  return { cut: linkOf(one, other), times: 1 };
}

/** Messages are in order, and may be late by any time. */
export const late: Pick<Composition, 'mirror' | 'fabric'> = {
  mirror: { capacity: 12 },
  fabric: { capacity: 12, urgent: { above: 1 } },
};

/** The same between units; what is between units and clients arrives within the tick, so that every client that lives answers. */
export const inTime: typeof late = { ...late, fabric: { capacity: 12, urgent: true } };
