import { z } from 'zod';
import { communicationKey } from '../process-state/messages.ts';
import { record } from './entries.ts';

/** Counts the transfers of one incarnation of a source to one subscriber, from 1. */
export const transferNumber = z.int().positive();

const stream = {
  src: communicationKey,
  dst: communicationKey,
  xfer: transferNumber,
};

/** Counts the messages of a transfer, its Updates included, from 1; what follows the Eof goes on counting. SYNC-30. */
const position = z.int().positive();

/** receiver → source: asks for all data now, and for the changes from then on. SYNC-49, SYNC-50. */
export const subscribe = z.strictObject({
  type: z.literal('Subscribe'),
  src: communicationKey,
  dst: communicationKey,
});
/** A receiver asks a source for its data. */
export type Subscribe = z.infer<typeof subscribe>;

/** source → receiver: records of a full transfer. SYNC-21, SYNC-47. */
export const data = z.strictObject({
  type: z.literal('Data'),
  ...stream,
  n: position,
  recs: z.array(record).readonly(),
});
/** A part of a full transfer. */
export type Data = z.infer<typeof data>;

/** source → receiver: the transfer is whole, after this many messages. SYNC-23, SYNC-30, SYNC-44. */
export const eof = z.strictObject({
  type: z.literal('Eof'),
  ...stream,
  count: z.int().nonnegative(),
});
/** The end of data: a full transfer is whole. */
export type Eof = z.infer<typeof eof>;

/** source → receiver: a change, in the middle of a transfer or after it. SYNC-34, SYNC-63. */
export const update = z.strictObject({
  type: z.literal('Update'),
  ...stream,
  n: position,
  put: z.array(record).readonly(),
  remove: z.array(z.string().min(1)).readonly(),
});
/** A change of what was sent before. */
export type Update = z.infer<typeof update>;

/** process → configuration manager: asks for its configuration. SYNC-42, SYNC-74. */
export const configRequest = z.strictObject({
  type: z.literal('ConfigRequest'),
  src: communicationKey,
  dst: communicationKey,
});
/** A process asks for its configuration. */
export type ConfigRequest = z.infer<typeof configRequest>;

/** configuration manager → process: its configuration, possibly empty. SYNC-42, SYNC-74. */
export const configReply = z.strictObject({
  type: z.literal('ConfigReply'),
  src: communicationKey,
  dst: communicationKey,
  config: z.record(z.string(), z.json()).readonly(),
  /** Counts the changes of the configuration. */
  version: z.int().nonnegative(),
});
/** A process is given its configuration. */
export type ConfigReply = z.infer<typeof configReply>;

/** The schema of each message, by its type, which is also the type of the event in the charts. */
export const messages = {
  Subscribe: subscribe,
  Data: data,
  Eof: eof,
  Update: update,
  ConfigRequest: configRequest,
  ConfigReply: configReply,
} as const;

/** Any message of this protocol. */
export type RestartSyncMessage = z.infer<(typeof messages)[keyof typeof messages]>;
