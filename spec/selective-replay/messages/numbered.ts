import { channelSequence } from '../channel-sequence.ts';

/** Of the envelope, where channels may lose what they carry. RPL-53. */
export const numbered = { chanSeq: channelSequence.exactOptional() };
