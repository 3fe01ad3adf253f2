import { z } from 'zod';
import { communicationKey } from './communication-key.ts';

const epoch = z.int().nonnegative();

/** The symbolic name that a process chose for itself; it stays the same over every restart. */
export const processName = z.string().min(1);

/**
 * Drawn by an instance of a process at its start, the same in all its repeats, and above every token that the name drew
 * before: a start counter of its supervisor, or a start stamp. PSM-REG-20.
 */
export const bootToken = z.int().positive();
export type BootToken = z.infer<typeof bootToken>;

/**
 * process → PSM: asks for a key, at every start and restart. PSM-REG-1, PSM-REG-14.
 * The hosting element and the operating system's identifier come as further fields with the operating-system detectors.
 */
export const registerRequest = z.strictObject({
  type: z.literal('RegisterRequest'),
  name: processName,
  token: bootToken,
});
export type RegisterRequest = z.infer<typeof registerRequest>;

/** PSM → process: the key of the instance that drew this token; dropped by any other instance. PSM-REG-9, PSM-REG-15. */
export const registerReply = z.strictObject({
  type: z.literal('RegisterReply'),
  token: bootToken,
  key: communicationKey,
});
export type RegisterReply = z.infer<typeof registerReply>;

/**
 * process → PSM: asks for the key of the process `target` and registers the requester's interest in it. `seq` counts the
 * look-ups of this target by this instance. PSM-LKP-1, PSM-LKP-2.
 */
export const lookupRequest = z.strictObject({
  type: z.literal('LookupRequest'),
  requester: communicationKey,
  target: processName,
  seq: z.int().nonnegative(),
});
export type LookupRequest = z.infer<typeof lookupRequest>;

/** PSM → process: the target is alive and this is its key; `seq` is that of the request. PSM-LKP-7. */
export const lookupReply = z.strictObject({
  type: z.literal('LookupReply'),
  requester: communicationKey,
  target: processName,
  seq: z.int().nonnegative(),
  key: communicationKey,
});
export type LookupReply = z.infer<typeof lookupReply>;

/** PSM → interested process: an instance of `name` now lives under this key. PSM-REG-10, PSM-NTF-2, PSM-NTF-8. */
export const birthNotification = z.strictObject({
  type: z.literal('BirthNotification'),
  requester: communicationKey,
  name: processName,
  key: communicationKey,
});
export type BirthNotification = z.infer<typeof birthNotification>;

/**
 * PSM → interested process: the instance of `name` with this key is dead; also the answer to a look-up of a dead target.
 * PSM-NTF-1, PSM-NTF-8, PSM-NTF-12, PSM-LKP-8.
 */
export const deathNotification = z.strictObject({
  type: z.literal('DeathNotification'),
  requester: communicationKey,
  name: processName,
  key: communicationKey,
  /** How the death was learnt: by missing heartbeats, by a register of the next instance, by the operating system. */
  cause: z.enum(['silence', 'superseded', 'exit']),
});
export type DeathNotification = z.infer<typeof deathNotification>;

/** process → PSM: the instance with this key runs. PSM-HBT-1, PSM-HBT-11. */
export const heartbeat = z.strictObject({
  type: z.literal('Heartbeat'),
  key: communicationKey,
});
export type Heartbeat = z.infer<typeof heartbeat>;

/**
 * PSM → process: the key or the token named here, exactly one of the two, is no longer valid. PSM-HBT-15, PSM-HBT-16,
 * PSM-REG-19; for the reason `superseded` PSM-HBT-23, for `epoch` PSM-KEY-17.
 */
export const reRegisterDemand = z
  .strictObject({
    type: z.literal('ReRegisterDemand'),
    key: communicationKey.exactOptional(),
    token: bootToken.exactOptional(),
    /** The epoch of the manager that demands. */
    epoch,
    reason: z.enum(['dead', 'superseded', 'epoch']),
  })
  .refine((demand) => 'key' in demand !== 'token' in demand, {
    path: ['key'],
    message: 'Expected exactly one of key and token',
  })
  // What the refinement says, for readers of the JSON Schema.
  .meta({ oneOf: [{ required: ['key'] }, { required: ['token'] }] });
export type ReRegisterDemand = z.infer<typeof reRegisterDemand>;

/** process → process: a message between peers, with the keys that the sender holds for both. PSM-KEY-5, PSM-KEY-13. */
export const ipc = z.strictObject({
  type: z.literal('Ipc'),
  dst: communicationKey,
  src: communicationKey,
  body: z.string(),
});
export type Ipc = z.infer<typeof ipc>;

/**
 * process → process: the Ipc that presented this key had no effect, since it is not the receiver's (PSM-KEY-8) or since
 * the receiver has no key yet (PSM-KEY-12).
 */
export const ipcReject = z.strictObject({
  type: z.literal('IpcReject'),
  presented: communicationKey,
  reason: z.enum(['key-mismatch', 'not-ready']),
});
export type IpcReject = z.infer<typeof ipcReject>;

/** The schema of each message, by its type, which is also the type of the event in the charts. */
export const messages = {
  RegisterRequest: registerRequest,
  RegisterReply: registerReply,
  LookupRequest: lookupRequest,
  LookupReply: lookupReply,
  BirthNotification: birthNotification,
  DeathNotification: deathNotification,
  Heartbeat: heartbeat,
  ReRegisterDemand: reRegisterDemand,
  Ipc: ipc,
  IpcReject: ipcReject,
} as const;

/** Any message of this protocol. */
export type ProcessStateMessage = z.infer<(typeof messages)[keyof typeof messages]>;
