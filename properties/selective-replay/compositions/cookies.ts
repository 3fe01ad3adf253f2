import type { StateChangeRequest } from '../../../spec/selective-replay/messages.ts';
import type { Stimulus } from '../../checker/index.ts';
import { A, type Composition } from '../composition.ts';
import * as witnesses from '../witnesses/index.ts';
import { cut, failure, inTime, request } from './samples.ts';

// Messages that say which sections they change, so that no more than these need be replayed.

/** A change of one section of the first client. */
export function inSection(part: string, requestId: string, section: number): Stimulus {
  const { event, ...asked } = request(part, requestId, 0);
  const change = [{ section, key: 'route', value: requestId, audience: 'all' as const }];
  return { ...asked, event: { ...(event as StateChangeRequest), change } };
}

/** Changes of different sections, of which the standby may miss any number of the last, or the client; what nobody has answered for is kept. */
export function sections(before: number, after: number): Composition {
  return {
    name: 'selective-replay/sections',
    units: 2,
    clients: 1,
    options: { probeScope: 'allClients', cookieMode: 'sections8', replayUnit: 'sections', unansweredQuery: 'replay' },
    ...inTime,
    stimuli: [
      ...Array.from({ length: before }, (_, at) => inSection('U0', `a${String(at + 1)}`, 2 * at)),
      ...Array.from({ length: after }, (_, at) => inSection('U1', `b${String(at + 1)}`, 7)),
    ],
    faults: [failure('U0'), cut('U0', 'U1'), cut('U0', A)],
    witnesses: [
      witnesses.someSectionsAreReplayed,
      witnesses.aClientIsAhead,
      witnesses.aClientIsBehind,
      ...(after > 0 ? [witnesses.aTakeoverEnds] : []),
    ],
  };
}

/** The same in an encoding of the process, where the client acknowledges several updates at once, and what nobody has answered for is deleted. */
export function halves(before: number, after: number): Composition {
  const { options, witnesses: reached, ...rest } = sections(before, after);
  return {
    ...rest,
    name: 'selective-replay/halves',
    options: { ...options, cookieMode: 'custom', ackMode: 'cumulative', unansweredQuery: 'delete' },
    faults: [failure('U0'), cut('U0', 'U1')],
    witnesses: [...reached.filter((one) => one !== witnesses.aClientIsBehind), witnesses.severalAreOwed],
  };
}

/** A standby fails and comes back: its snapshot names what the client, which may be beyond reach of its primary, may lack. */
export function sectionsUnconfirmed(ops: number): Composition {
  return {
    ...sections(0, 0),
    name: 'selective-replay/sections-unconfirmed',
    mirror: { capacity: 12, urgent: true },
    options: { ...sections(0, 0).options, ackToProcess: false },
    stimuli: Array.from({ length: ops }, (_, at) => inSection('U0', `a${String(at + 1)}`, 2 * at)),
    faults: [failure('U1'), { restart: 'U1', times: 1 }, failure('U0'), cut('U0', A)],
    witnesses: [witnesses.someSectionsAreReplayed],
  };
}

/** The client cannot apply what it is sent, and begins anew, perhaps once it has said in which sections it differs. */
export function sectionsAndFailing(before: number, after: number): Composition {
  const { options, ...rest } = sections(before, after);
  return {
    ...rest,
    name: 'selective-replay/sections-and-failing',
    mirror: { capacity: 12, urgent: true },
    options: { ...options, unansweredQuery: 'delete', queryRetries: 1, ackToProcess: false },
    failures: { [A]: 1 },
    faults: [failure('U0'), cut('U0', 'U1')],
    witnesses: [witnesses.someSectionsAreReplayed, witnesses.aFailedClientIsServed],
  };
}
