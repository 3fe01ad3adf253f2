import { z } from 'zod';

/** Names a virtual channel by its two ends: the process triple, and the slot of the client. RPL-7. */
export const processChannel = z.strictObject({ proc: z.string().min(1), slot: z.int().nonnegative() });
/** A virtual channel between a primary process and one of its clients; a control unit holds an independent state for each. RPL-3. */
export type ProcessChannel = z.infer<typeof processChannel>;

/** The name of a channel, where it is the key of a record. */
export function channelName({ proc, slot }: ProcessChannel): string {
  return `${proc}/${String(slot)}`;
}

/** Whether both are the same channel. */
export function sameChannel(a: ProcessChannel, b: ProcessChannel): boolean {
  return a.proc === b.proc && a.slot === b.slot;
}
