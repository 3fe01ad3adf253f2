import { channelSequence } from '../channel-sequence.ts';

/** What a message has beside what it says, where channels may lose what they carry: its number. RPL-53. */
export const envelope = { chanSeq: channelSequence.exactOptional() };
