/**
 * The charts of selective replay: control units with what they ask of their clients, clients, and what watches units.
 * @packageDocumentation
 */
export { arbiter, watch, type ArbiterCharts, type ArbiterSettings, type WatchInput } from './arbiter.ts';
export { type AppliedUpdate, type ChannelStatesPort, type KeepsStates } from './channel-states-port.ts';
export {
  acknowledger,
  type AcknowledgerContext,
  type AcknowledgerInput,
  type Processed,
  type Told,
} from './acknowledger.ts';
export { type ChangedBy } from './changed-by.ts';
export { ACKNOWLEDGER, CLIENT } from './client-addresses.ts';
export { client, INCARNATION, type ClientCharts } from './client.ts';
export { clientProcess } from './client-process.ts';
export { type ClientContext, type ClientEvent, type ClientInput } from './client-process-data.ts';
export { provideClientState, type ClientStatePort } from './client-state-port.ts';
export { HEARTBEAT, lineOf, METER, outletOf, probeOf, processOf, UNIT } from './control-unit-addresses.ts';
export {
  type ControlUnitContext,
  type ControlUnitEmitted,
  type ControlUnitEvent,
  type ControlUnitInput,
  type OpenRequest,
  type UnitSettings,
} from './control-unit-context.ts';
export { provideUnitData, type UnitDataPort } from './unit-data-port.ts';
export { controlUnit } from './control-unit.ts';
export { type Numbered } from './numbered.ts';
export { cutOf, type CutSettings } from './cut.ts';
export { provideCutWeight, type CutWeighing } from './cut-weight.ts';
export { ownEpochAbove, ownerOf } from './epochs.ts';
export {
  heartbeat,
  type Counted,
  type CountingOn,
  type CountingOnNobody,
  type Heard,
  type HeartbeatContext,
  type HeartbeatInput,
  type HeartbeatNotice,
  type Responsible,
} from './heartbeat.ts';
export { absences, type AbsencesContext, type AbsencesInput } from './monitors/absences.ts';
export { completions, type CompletionsContext, type Said } from './monitors/completions.ts';
export { issues } from './monitors/issues.ts';
export { links } from './monitors/links.ts';
export { reigns } from './monitors/reigns.ts';
export {
  acknowledged,
  closedUpTo,
  confirmedUpTo,
  drained,
  emptyQueue,
  holdsUpdate,
  isUndecided,
  keptOnly,
  stored,
  without,
  type Drained,
  type PendingQueue,
} from './pending-queue.ts';
export { line, type ChannelFull, type ChannelWritable, type LineInput, type LineNotice } from './line.ts';
export { outlet, type DropWaiting, type OutletContext, type OutletInput, type ReplayOwed } from './outlet.ts';
export { type PendingQueuePort } from './pending-queue-port.ts';
export { patience, type Awaiting, type Overdue, type PatienceInput } from './patience.ts';
export {
  probe,
  type AskClient,
  type AwaitReplay,
  type FellSilent,
  type ForgetClient,
  type LeaveSilent,
  type Probed,
  type ProbeInput,
  type ProbeNotice,
  type Replayed,
  type ReplayDue,
  type SeekClient,
} from './probe.ts';
export { slot, type SlotInput } from './slot.ts';
export {
  takeoverMeter,
  type MeterContext,
  type MeterInput,
  type QueueDecided,
  type ReplaySent,
  type TakeoverBegun,
  type TakeoverDue,
  type TakeoverEnded,
  type TakeoverForgotten,
  type TakeoverNotice,
} from './takeover-meter.ts';
export { DURABLE, unit, type UnitCharts, type UnitInput } from './unit.ts';
export {
  unitProcess,
  type ProcessNotice,
  type ProcessOrder,
  type Qualify,
  type RequestAcknowledged,
  type StateGiven,
  type UnitProcessContext,
  type UnitProcessInput,
} from './unit-process.ts';
export { type ClientAddress, type RebuiltMessage, type UnitChannel } from './unit-channel.ts';
