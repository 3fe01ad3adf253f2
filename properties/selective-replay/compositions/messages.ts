import { A, B, type Composition, type Options } from '../composition.ts';
import { aClientIsBehind, aResetClientIsServed, aTakeoverEnds } from '../witnesses/index.ts';
import { cutForCompleteness } from './cut.ts';
import { reset } from './resets.ts';
import { cut, failure, inTime, request } from './samples.ts';

const replaying: Options = { unansweredQuery: 'replay', replayUnit: 'messages' };

/** A client lacks updates that its new primary keeps, and is sent these, one by one. */
export function messageReplays(before: number): Composition {
  return {
    name: 'selective-replay/message-replays',
    units: 2,
    clients: 1,
    options: replaying,
    ...inTime,
    mirror: { capacity: 12, urgent: true },
    stimuli: [
      ...Array.from({ length: before }, (_, at) => request('U0', `a${String(at + 1)}`, 0)),
      request('U1', 'b', 0),
    ],
    faults: [failure('U0'), cut('U0', A)],
    witnesses: [aTakeoverEnds, aClientIsBehind],
  };
}

/** The same, and the client is slow: what it is sent is sent again. */
export function messageReplaysSlow(before: number): Composition {
  return {
    ...messageReplays(before),
    name: 'selective-replay/message-replays-slow',
    options: { ...replaying, queryRetries: 1 },
    fabric: { capacity: 12, urgent: { above: 1 } },
    stimuli: messageReplays(before).stimuli.slice(0, -1),
    witnesses: [aClientIsBehind],
  };
}

/** The same, and the client loses its state: what it is sent whole cannot be sent as a message. */
export function messageReplaysReset(before: number): Composition {
  return {
    ...messageReplays(before),
    name: 'selective-replay/message-replays-reset',
    options: { ...replaying, probeScope: 'allClients', queryRetries: 1 },
    stimuli: messageReplays(before).stimuli.slice(0, -1),
    faults: [failure('U0'), ...reset(A, 1), cut('U0', A)],
    witnesses: [aClientIsBehind, aResetClientIsServed],
  };
}

/** What nobody has answered for is kept, and whoever lacks it is sent its state; one of the clients may be silent. */
export function keptAndReplayed(ops: number): Composition {
  return {
    ...messageReplays(1),
    name: 'selective-replay/kept-and-replayed',
    clients: 2,
    options: { unansweredQuery: 'replay' },
    stimuli: [request('U0', 'a', 0), request('U0', 'b', 1), ...(ops > 2 ? [request('U0', 'c', 0)] : [])],
    faults: [failure('U0'), cut('U0', A), cut('U1', B)],
    witnesses: [aClientIsBehind],
  };
}

/** A queue is cut, and whoever lacks what is before the cut is sent its messages. */
export function cutAndMessages(more: boolean): Composition {
  const { options, ...rest } = cutForCompleteness('confirmed', more);
  return { ...rest, name: 'selective-replay/cut-and-messages', options: { ...options, replayUnit: 'messages' } };
}
