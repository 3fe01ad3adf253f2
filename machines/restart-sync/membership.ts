import type { CommunicationKey } from '../../spec/process-state/messages.ts';

/** What the charts of a process are told by the chart of its membership, within the step: it has this key from now on. SYNC-41 */
export interface KeyTaken {
  type: 'KeyTaken';
  key: CommunicationKey;
}
/** It has no key any more, since it counts as dead. SYNC-53, SYNC-77 */
export interface KeyDropped {
  type: 'KeyDropped';
}
