import { ALL_SECTIONS } from '../../spec/selective-replay/cookie.ts';
import type { Position } from '../../spec/selective-replay/operation-id.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { Sections } from '../../spec/selective-replay/sections.ts';
import type { PendingUpdate } from '../../spec/selective-replay/view.ts';
import { afterChange, asKept, type ChangedBy } from './changed-by.ts';
import { withUpdate, type UnitChannel } from './unit-channel.ts';

/** Where a control unit keeps the state of its channels, 41 or 42: one method for each thing that it does to it. */
export interface ChannelStatesPort {
  /** All that is in the state of a channel at the time when it is read. */
  read(pc: ProcessChannel): Sections;
  /** The last change in each section of it. RPL-58 */
  changedBy(pc: ProcessChannel): ChangedBy;
  /** Makes the changes of an update; where that carries the whole state, out of nothing. RPL-22, RPL-37, RPL-54 */
  apply(pc: ProcessChannel, update: AppliedUpdate): void;
  /** The state of a channel is what a snapshot says. RPL-101, RPL-102 */
  take(pc: ProcessChannel, sections: Sections, last: Position): void;
  /** Every state goes. RPL-12, RPL-101 */
  clear(): void;
}

/** An update as it is applied. */
export type AppliedUpdate = Pick<PendingUpdate, 'opUid' | 'body' | 'full'>;

/** What a chart knows of a port for its states: without one, they stand in its channels. */
export interface KeepsStates {
  readonly states?: ChannelStatesPort;
}

/** The state of a channel, wherever it is kept. */
export function stateOf({ states }: KeepsStates, { pc, state }: UnitChannel): Sections {
  return states?.read(pc) ?? state;
}

/** The channel after an update, which is made wherever the state is kept. RPL-37, RPL-41, RPL-54 */
export function afterUpdate({ states }: KeepsStates, channel: UnitChannel, update: AppliedUpdate): UnitChannel {
  if (states === undefined) return withUpdate(channel, update);
  states.apply(channel.pc, update);
  const { pc, changedBy } = channel;
  return { ...withUpdate(channel, { ...update, body: [] }), changedBy: asKept(changedBy, states.changedBy(pc)) };
}

/** The channel with the state of a snapshot, which is taken in wherever it is kept. RPL-101, RPL-102 */
export function withState({ states }: KeepsStates, channel: UnitChannel, state: Sections, last: Position): UnitChannel {
  const { pc, changedBy } = channel;
  if (states === undefined) return { ...channel, state, changedBy: afterChange(changedBy, last, ALL_SECTIONS) };
  states.take(pc, state, last);
  return { ...channel, changedBy: asKept(changedBy, states.changedBy(pc)) };
}
