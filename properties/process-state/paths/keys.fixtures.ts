import type { CommunicationKey } from '../../../spec/process-state/communication-key.ts';

export function key(pid: number, incarnation: number, epoch = 1): CommunicationKey {
  return { epoch, pid, incarnation };
}

/** The key of P, who is interested in T; T has the process identifier 2. */
export const own = key(1, 1);
