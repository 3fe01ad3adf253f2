import type { Stimulus } from '../../checker/index.ts';
import { A, PROCESS, type Composition, type Options } from '../composition.ts';
import * as witnesses from '../witnesses/index.ts';
import { failure } from './samples.ts';

// Channels that may lose what they carry, so that messages are numbered. Each update changes another key: one that is missing shows.

/** So many changes of the first client, each of another key. */
function changes(part: string, times: number): readonly Stimulus[] {
  return Array.from({ length: times }, (_, at) => ({
    part,
    event: {
      type: 'StateChangeRequest',
      requestId: `${part}.${String(at)}`,
      pc: { proc: PROCESS, slot: 0 },
      change: [{ section: at, key: `route ${part}`, value: at, audience: 'all' }],
    },
    times: 1,
  }));
}

const inTime = { capacity: 12, urgent: true } as const;

function lossy(name: string, ops: number, options: Options): Composition {
  return {
    name: `selective-replay/${name}`,
    units: 2,
    clients: 1,
    options: { channelKind: 'lossy', probeScope: 'allClients', ...options },
    mirror: inTime,
    fabric: inTime,
    stimuli: changes('U0', ops),
    faults: [],
    witnesses: [],
  };
}

/** What a primary says to its client may be lost, and come twice; nobody fails. */
export function gapAtClient(ops: number): Composition {
  return {
    ...lossy('gap-at-client', ops, {}),
    fabricOf: { U0: { ...inTime, loss: 1, duplication: 1 } },
    witnesses: [witnesses.aClientFindsAGap, witnesses.theLastIsMissed],
  };
}

/** The same where the client acknowledges several updates at once. */
export function gapAndSeldom(ops: number): Composition {
  return {
    // Whoever acknowledges seldom is not silent by that.
    ...lossy('gap-and-seldom', ops, { ackMode: 'cumulative', silentRetry: 2 }),
    fabricOf: { U0: { ...inTime, loss: 1 } },
    witnesses: [witnesses.aClientFindsAGap, witnesses.theLastIsMissed],
  };
}

/** What a primary says to its standby may be lost, and it may fail. */
export function gapAtStandby(ops: number, losses: number): Composition {
  return {
    ...lossy('gap-at-standby', ops, {}),
    mirror: { ...inTime, loss: losses, duplication: 1 },
    faults: [failure('U0')],
    witnesses: [witnesses.aStandbyFindsAGap, witnesses.aStandbyCatchesUp],
  };
}

/** The last that a primary says to its standby may be lost, and its heartbeats tell of it. */
export function lastToldByHeartbeat(ops: number, fails: boolean): Composition {
  const heartbeats = { heartbeatPeriod: 1, heartbeatTimeout: 2 };
  // An acknowledgement that comes at once, and is passed on, would show what was lost before it.
  const seldom = { ackMode: 'cumulative', ackPeriod: 3, silentRetry: 4 } as const;
  return {
    ...lossy('last-told-by-heartbeat', ops, { ...heartbeats, ...seldom }),
    detection: 'never',
    mirror: { ...inTime, loss: 1 },
    faults: fails ? [failure('U0')] : [],
    witnesses: [witnesses.aHeartbeatTellsOfTheLast, witnesses.aStandbyCatchesUp],
  };
}

/** The same with a third unit, which may have missed the last of a reign when it hears the heartbeat of the next one; these units' messages may be lost. */
export function lastOfAReign(losing: readonly string[]): Composition {
  return {
    ...lossy('last-of-a-reign', 1, { heartbeatPeriod: 1, heartbeatTimeout: 2 }),
    units: 3,
    detection: 'never',
    mirrorOf: Object.fromEntries(losing.map((unit) => [unit, { ...inTime, loss: 1 }])),
    faults: [failure('U0')],
    witnesses: [witnesses.aStandbyYields],
  };
}

/** What is said to clients and standbys may be lost, and the primary fails: whoever takes over knows of neither. */
export function gapsAndFailure(before: number, after: number): Composition {
  return {
    ...lossy('gaps-and-failure', before, {}),
    mirror: { ...inTime, loss: 1 },
    fabric: { ...inTime, loss: 1 },
    answers: inTime,
    stimuli: [...changes('U0', before), ...changes('U1', after)],
    faults: [failure('U0')],
    witnesses: [witnesses.aTakeoverEnds],
  };
}

/** What is said to the client may be overtaken, and come twice. */
export function overtakingAtClient(ops: number): Composition {
  return {
    ...lossy('overtaking-at-client', ops, {}),
    fabricOf: { U0: { ...inTime, kind: 'bag', duplication: 1 } },
    witnesses: [witnesses.aClientFindsAGap],
  };
}

/** What units say to each other may be overtaken. */
export function overtakingAtStandby(ops: number): Composition {
  return {
    ...lossy('overtaking-at-standby', ops, {}),
    mirror: { ...inTime, kind: 'bag' },
    witnesses: [witnesses.aStandbyFindsAGap],
  };
}

/** The same, and the card of the client is taken out: that its channel is closed may be what comes first. */
export function overtakenClosing(ops: number): Composition {
  return {
    ...overtakingAtStandby(ops),
    name: 'selective-replay/overtaken-closing',
    removals: { [A]: 1 },
  };
}

/** Units and clients in several devices: what is between them comes twice, or is overtaken, or lost. */
export function distributed(ops: number, duplication: number, loss: number): Composition {
  return {
    ...lossy('distributed', ops, {}),
    mirror: { ...inTime, kind: 'bag', loss },
    fabric: { ...inTime, kind: 'bag', loss, duplication },
    answers: inTime,
    faults: [failure('U0')],
    witnesses: [witnesses.aStandbyFindsAGap, ...(ops > 1 ? [witnesses.aClientFindsAGap] : [])],
  };
}
