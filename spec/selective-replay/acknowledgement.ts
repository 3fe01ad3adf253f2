import type { SettingView } from './view.ts';

/**
 * Whether an acknowledgement stands for all before it on its channel: where it is said to, and where messages are numbered, since a client
 * takes nothing past a gap. RPL-49, RPL-51, RPL-53
 *
 * @example
 * standsForAllBefore({ ackMode: 'perUpdate', ackInference: false, channelKind: 'lossy' }); // true
 */
export function standsForAllBefore({
  ackMode,
  ackInference,
  channelKind,
}: Pick<SettingView, 'ackMode' | 'ackInference' | 'channelKind'>): boolean {
  return ackMode === 'cumulative' || ackInference || channelKind === 'lossy';
}
