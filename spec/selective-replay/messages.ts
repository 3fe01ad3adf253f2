import type { z } from 'zod';
import { joinStandby, snapshot, snapshotAck, snapshotRequest } from './messages/joining.ts';
import {
  channelClosed,
  channelReset,
  epochQuery,
  epochReply,
  slotQuery,
  slotReport,
} from './messages/losing-clients.ts';
import {
  ackQuery,
  ackQueryReply,
  failoverEvent,
  replay,
  replayAck,
  stepDown,
  switchOrder,
  takeoverReport,
  unitHeartbeat,
} from './messages/taking-over.ts';
import {
  ack,
  ackDirect,
  ackForward,
  requestDone,
  stateChangeRequest,
  updateToClient,
  updateToStandby,
} from './messages/updating.ts';

export * from './messages/identity.ts';
export * from './messages/joining.ts';
export * from './messages/losing-clients.ts';
export * from './messages/taking-over.ts';
export * from './messages/updating.ts';

/** The schema of each message, by its type, which is also the type of the event in the charts. */
export const messages = {
  StateChangeRequest: stateChangeRequest,
  RequestDone: requestDone,
  UpdateToStandby: updateToStandby,
  UpdateToClient: updateToClient,
  Ack: ack,
  AckForward: ackForward,
  AckDirect: ackDirect,
  FailoverEvent: failoverEvent,
  SwitchOrder: switchOrder,
  UnitHeartbeat: unitHeartbeat,
  AckQuery: ackQuery,
  AckQueryReply: ackQueryReply,
  Replay: replay,
  ReplayAck: replayAck,
  JoinStandby: joinStandby,
  Snapshot: snapshot,
  SnapshotAck: snapshotAck,
  SnapshotRequest: snapshotRequest,
  ChannelReset: channelReset,
  ChannelClosed: channelClosed,
  SlotReport: slotReport,
  SlotQuery: slotQuery,
  StepDown: stepDown,
  EpochQuery: epochQuery,
  EpochReply: epochReply,
  TakeoverReport: takeoverReport,
} as const;

/** Any message of this protocol. */
export type SelectiveReplayMessage = z.infer<(typeof messages)[keyof typeof messages]>;
