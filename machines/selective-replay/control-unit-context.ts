import type {
  Ack,
  AckDirect,
  AckForward,
  ChannelClosed,
  ChannelReset,
  EpochQuery,
  FailoverEvent,
  JoinStandby,
  SelectiveReplayMessage,
  SlotReport,
  Snapshot,
  SnapshotAck,
  SnapshotRequest,
  StateChangeRequest,
  StepDown,
  UnitHeartbeat,
  UpdateToStandby,
} from '../../spec/selective-replay/messages.ts';
import type { OperationId, Position } from '../../spec/selective-replay/operation-id.ts';
import { channelName, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { SettingView, UnitView } from '../../spec/selective-replay/view.ts';
import { nothingChanged } from './changed-by.ts';
import type { KeepsStates } from './channel-states-port.ts';
import { nothingNumbered, type Numbered } from './numbered.ts';
import type { CutSettings } from './cut.ts';
import type { Awaiting, Overdue } from './patience.ts';
import type { HeartbeatNotice } from './heartbeat.ts';
import { emptyQueue, type PendingQueue } from './pending-queue.ts';
import type { DropWaiting, ReplayOwed } from './outlet.ts';
import type { AskClient, AwaitReplay, ForgetClient, LeaveSilent, ProbeNotice, SeekClient } from './probe.ts';
import type { TakeoverNotice } from './takeover-meter.ts';
import type { ProcessNotice, ProcessOrder } from './unit-process.ts';
import { unusedChannel, type ClientAddress, type UnitChannel } from './unit-channel.ts';

/** What a deployment chooses for its control units; delays are in ticks. */
export interface UnitSettings extends CutSettings {
  readonly applyOrder: SettingView['applyOrder'];
  /** Who is asked at a takeover: clients of which something is pending, or all. RPL-72, RPL-91 */
  readonly probeScope: 'pendingOnly' | 'allClients';
  /** Whether the process that made a change is told that it is acknowledged, and tells whoever asked for it. RPL-33 */
  readonly ackToProcess: boolean;
  /** Whom a client tells that it has processed an update: its primary, which passes that on, or each standby too. RPL-46, RPL-47 */
  readonly ackPath: SettingView['ackPath'];
  /** Whether each update is acknowledged by itself, or several by the last of them. RPL-48, RPL-49 */
  readonly ackMode: SettingView['ackMode'];
  /** Whether an acknowledgement stands for all before it, where each update has its own. RPL-51 */
  readonly ackInference: boolean;
  /** What a takeover applies: what clients have, or all before a cut. RPL-77, RPL-87 */
  readonly cutPolicy: SettingView['cutPolicy'];
  /** What becomes of updates that no client has answered for: they are deleted, or applied and replayed. RPL-77, RPL-78, RPL-79 */
  readonly unansweredQuery: SettingView['unansweredQuery'];
  /** Whether messages say which sections they change, and how. RPL-55, RPL-59 */
  readonly cookieMode: SettingView['cookieMode'];
  /** What a client that differs is sent: its whole state, the sections in which it may differ, or the updates that it lacks. RPL-57, RPL-79, RPL-83 */
  readonly replayUnit: SettingView['replayUnit'];
  /** Updates and acknowledgements that the pending queue has room for, together. RPL-110 */
  readonly queueCapacity: number;
  /** Whether channels may lose what they carry, so that messages are numbered. RPL-53 */
  readonly channelKind: SettingView['channelKind'];
  /** What gives way where there is no room: the channel of which most is in doubt, or all. RPL-112, RPL-113 */
  readonly overflowPolicy: 'resyncChannel' | 'resyncAll';
  readonly joinRetry: number;
}

/** What a control unit is given at a start. */
export interface ControlUnitInput extends UnitSettings {
  /** Its identity, which is also its place among the units. */
  readonly unit: number;
  /** The addresses of all units, in the order of their identities. */
  readonly units: readonly string[];
  readonly clients: readonly ClientAddress[];
  /** The addresses of what sends to clients that may be slow, inside it. RPL-110 */
  readonly outlets: readonly string[];
  /** The address of what watches units and slots. */
  readonly arbiter: string;
  /** The unit that is primary at first. */
  readonly firstPrimary: number;
  /** Whether it starts again: then nothing in its memory is to be trusted. RPL-12, RPL-101 */
  readonly isBack: boolean;
  /** From its durable cell; 0 where that is empty. RPL-97 */
  readonly highestEpochSeen: number;
  /** Whether it beats while it is responsible, and misses whoever it counts on. RPL-65 */
  readonly hasHeartbeat: boolean;
}

/** A request of which whoever asked was not told that it is complete. RPL-34 */
export interface OpenRequest {
  readonly requestId: string;
  readonly opUid: OperationId;
  /** The process that took it. RPL-33 */
  readonly proc: string;
}

/** What a control unit remembers. */
export interface ControlUnitContext extends ControlUnitInput, KeepsStates {
  /** Of its own reign; 0 where it has none. */
  readonly epoch: number;
  /** How many op ids it has made in its reign. RPL-24 */
  readonly changes: number;
  readonly channels: Readonly<Record<string, UnitChannel>>;
  /** What it has numbered in its reign. RPL-53 */
  readonly numbered: Numbered;
  /** At a standby: the last numbered message of the reign that it follows, or what its snapshot says; null before any. RPL-53 */
  readonly heard: Position;
  /** At a standby: the last heartbeat of the one that it follows, where messages are numbered; null before any. RPL-53 */
  readonly lastHeartbeat: UnitView['lastHeartbeat'];
  readonly queue: PendingQueue;
  /** In a takeover: the clients that are asked and have not answered. */
  readonly awaited: readonly string[];
  /** In a takeover: the clients that were sent a replay and have not confirmed it. RPL-86 */
  readonly owed: readonly string[];
  /** Before a takeover: the processes that have not said that they can go on. RPL-68 */
  readonly unfit: readonly string[];
  /** The units that may take over, itself apart. RPL-105, RPL-106 */
  readonly standbys: readonly number[];
  /** The units of which it was told that they have failed, and has not heard that they are back. RPL-65 */
  readonly failed: readonly number[];
  /** Before it has a state: the units that have none either, under the highest epoch that it has seen. RPL-117 */
  readonly stateless: readonly number[];
  /** Those of them that know the same of all others. RPL-117 */
  readonly resigned: readonly number[];
  readonly requests: readonly OpenRequest[];
}

/** What a control unit is told: by other units, by clients, by what watches units, and by its own probes, outlets and processes. */
export type ControlUnitEvent =
  | StateChangeRequest
  | UpdateToStandby
  | Ack
  | AckForward
  | AckDirect
  | FailoverEvent
  | JoinStandby
  | (Snapshot & { from: string })
  | SnapshotAck
  | SnapshotRequest
  | StepDown
  | UnitHeartbeat
  | ChannelReset
  | ChannelClosed
  | SlotReport
  | (EpochQuery & { from: string })
  | ProbeNotice
  | Overdue
  | ReplayOwed
  | ProcessNotice;

/** What a control unit says to others, and to its own probes, outlets and processes. */
export type ControlUnitEmitted = (
  | SelectiveReplayMessage
  | AskClient
  | SeekClient
  | AwaitReplay
  | LeaveSilent
  | ForgetClient
  | Awaiting
  | DropWaiting
  | TakeoverNotice
  | HeartbeatNotice
  | ProcessOrder
) & {
  to: string | readonly string[];
};

/** What a unit knows before it was told anything. */
export function nothingKnown(
  { clients, cookieMode }: Pick<ControlUnitInput, 'clients' | 'cookieMode'>,
  incarnation: number | null,
): Omit<ControlUnitContext, keyof ControlUnitInput> {
  return {
    epoch: 0,
    changes: 0,
    channels: Object.fromEntries(
      clients.map((one) => [channelName(one.pc), unusedChannel(one, incarnation, nothingChanged(cookieMode))]),
    ),
    numbered: nothingNumbered,
    heard: null,
    lastHeartbeat: null,
    queue: emptyQueue,
    awaited: [],
    owed: [],
    unfit: [],
    standbys: [],
    failed: [],
    stateless: [],
    resigned: [],
    requests: [],
  };
}

/** All channels, one of them changed. */
export function withChannel(
  { channels }: Pick<ControlUnitContext, 'channels'>,
  pc: ProcessChannel,
  change: (channel: UnitChannel) => UnitChannel,
): ControlUnitContext['channels'] {
  const name = channelName(pc);
  const channel = channels[name];
  return channel === undefined ? channels : { ...channels, [name]: change(channel) };
}

/** All channels, each changed. */
export function mapChannels(
  { channels }: Pick<ControlUnitContext, 'channels'>,
  change: (channel: UnitChannel) => UnitChannel,
): ControlUnitContext['channels'] {
  return Object.fromEntries(Object.entries(channels).map(([name, channel]) => [name, change(channel)]));
}
