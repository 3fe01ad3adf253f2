import { isLater, operationId, reached, type OperationId, type Position } from './operation-id.ts';

/**
 * Where a message stands on its channel: the reign that it is of, and its number among what that has said there, from 1. It is of the
 * envelope, and there only where channels may lose what they carry. RPL-53.
 */
export const channelSequence = operationId;
/** Where a message stands on its channel. */
export type ChannelSequence = OperationId;

/** How far a reign has counted on a channel; 0 where it has said nothing there. RPL-53. */
export const channelReached = reached;

/**
 * Whether something is missing between what was heard last on a channel and this: the next number of the same reign misses nothing, nor
 * does the first of a later one. RPL-53
 *
 * @example
 * leavesGap({ epoch: 2, seq: 3 }, { epoch: 2, seq: 1 }); // true
 * leavesGap({ epoch: 3, seq: 1 }, { epoch: 2, seq: 1 }); // false
 */
export function leavesGap(sequence: Position, heard: Position): boolean {
  if (sequence === null || !isLater(sequence, heard)) return false;
  return sequence.seq > (heard?.epoch === sequence.epoch ? heard.seq : 0) + 1;
}

/**
 * Whether less has been heard on a channel than a reign had said there when it had counted so far; what was heard of a later one stands for
 * all of it. RPL-53
 *
 * @example
 * isBehind(null, { epoch: 2, seq: 1 }); // true
 * isBehind(null, { epoch: 2, seq: 0 }); // false
 */
export function isBehind(heard: Position, counted: Position): boolean {
  if (counted === null || !isLater(counted, heard)) return false;
  return counted.seq > (heard?.epoch === counted.epoch ? heard.seq : 0);
}

/** Whether it is numbered, and has been heard already, or what came after it has. RPL-43, RPL-53 */
export function isOvertaken(sequence: Position, heard: Position): boolean {
  return sequence !== null && !isLater(sequence, heard);
}
