import { z } from 'zod';
import { cookie } from '../cookie.ts';
import { operationId, reached } from '../operation-id.ts';
import { channelName, processChannel } from '../process-channel.ts';
import { body } from '../sections.ts';
import { envelope } from './envelope.ts';
import { incarnation } from './identity.ts';

/* What is said while a primary serves: requests, updates and acknowledgements. */

const requestId = z.string().min(1);

/** requester → primary: asks for a change of the state of a client, and of the others that `alsoFor` names. RPL-20, RPL-21, RPL-25. */
export const stateChangeRequest = z
  .strictObject({
    type: z.literal('StateChangeRequest'),
    requestId,
    pc: processChannel,
    alsoFor: z.array(processChannel).readonly().exactOptional(),
    change: body,
  })
  .refine(({ pc, alsoFor = [] }) => new Set([pc, ...alsoFor].map(channelName)).size === alsoFor.length + 1, {
    path: ['alsoFor'],
    message: 'Expected each channel once',
  });
/** Somebody asks for a change of state. */
export type StateChangeRequest = z.infer<typeof stateChangeRequest>;

/** primary → requester: the change is at every client that it concerns, or was not made and has no op id. RPL-21, RPL-34, RPL-93. */
export const requestDone = z
  .strictObject({
    type: z.literal('RequestDone'),
    requestId,
    result: z.enum(['completed', 'refused']),
    opUid: operationId.exactOptional(),
  })
  .refine((done) => 'opUid' in done === (done.result === 'completed'), {
    path: ['opUid'],
    message: 'Expected an op id where the request is completed, and none where it is refused',
  });
/** The requester is told what became of its request. */
export type RequestDone = z.infer<typeof requestDone>;

/** 211, 301, 401: primary → each standby: a change of the state of one client, with what control units alone may have. RPL-23, RPL-27, RPL-45. */
export const updateToStandby = z.strictObject({
  type: z.literal('UpdateToStandby'),
  pc: processChannel,
  opUid: operationId,
  body,
  cookie: cookie.exactOptional(),
  /** It carries the whole state, for this incarnation of the client. RPL-54. */
  full: incarnation.exactOptional(),
  ...envelope,
});
/** The primary tells a standby of a change. */
export type UpdateToStandby = z.infer<typeof updateToStandby>;

/** 212: primary → client: the same change, without what control units alone may have. RPL-23, RPL-28. */
export const updateToClient = z.strictObject({
  type: z.literal('UpdateToClient'),
  pc: processChannel,
  opUid: operationId,
  body,
  cookie: cookie.exactOptional(),
  /** It carries the whole state: what it does not name is not there. RPL-54, RPL-115. */
  full: z.literal(true).exactOptional(),
  ...envelope,
});
/** The primary tells a client of a change. */
export type UpdateToClient = z.infer<typeof updateToClient>;

const acknowledged = {
  pc: processChannel,
  opUid: operationId,
  /** Tells the two kinds of message in a queue apart. RPL-44. */
  ack: z.literal(true),
  cookie: cookie.exactOptional(),
};

/** 213: client → primary: the update is processed; of several, the last one. RPL-32, RPL-44, RPL-48. */
export const ack = z.strictObject({ type: z.literal('Ack'), ...acknowledged });
/** A client tells its primary that it has processed an update. */
export type Ack = z.infer<typeof ack>;

/**
 * 214, 302, 402: primary → each standby: the client has acknowledged; of a replay, too, which may be of the start of a reign.
 * RPL-35, RPL-44, RPL-99.
 */
export const ackForward = z.strictObject({
  type: z.literal('AckForward'),
  ...acknowledged,
  opUid: reached,
  ...envelope,
});
/** A primary passes an acknowledgement on. */
export type AckForward = z.infer<typeof ackForward>;

/** client → each standby: as to the primary. RPL-46, RPL-47. */
export const ackDirect = z.strictObject({ type: z.literal('AckDirect'), ...acknowledged });
/** A client tells a standby itself that it has processed an update. */
export type AckDirect = z.infer<typeof ackDirect>;
