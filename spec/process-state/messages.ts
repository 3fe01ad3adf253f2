import { z } from 'zod';
import { communicationKey } from './communication-key.ts';

// A part of most messages; other protocols, which know this one by its messages alone, find it here.
export { communicationKey, laterKey, sameKey, type CommunicationKey } from './communication-key.ts';

const epoch = z.int().nonnegative();

/** The symbolic name that a process chose for itself; it stays the same over every restart. */
export const processName = z.string().min(1);

/**
 * Drawn by an instance of a process at its start, the same in all its repeats, and above every token that the name drew
 * before: a start counter of its supervisor, or a start stamp. PSM-REG-20.
 */
export const bootToken = z.int().positive();
/** The token of one instance of a process: the number that tells a repeat of its request from a restart. */
export type BootToken = z.infer<typeof bootToken>;

/** The processor or card that hosts a process. */
export const elementId = z.int().nonnegative();

/** What an operating system calls a process that it runs; it may give the same one to a later process. PSM-HBT-18. */
export const osId = z.int().nonnegative();

/** A process as its host knows it: by the identifier that its operating system gave it, and the element. PSM-LKP-3. */
export const hostedProcess = z.strictObject({ osId, element: elementId });
/** A process that is named by the identifier that the operating system of an element gives it. */
export type HostedProcess = z.infer<typeof hostedProcess>;

/** Whom a look-up is for: a name, or whoever runs under this identifier there. PSM-LKP-2, PSM-LKP-3. */
export const targetReference = z.union([processName, hostedProcess]);
/** How a look-up names its target: by its name, or by where it runs and its identifier there. */
export type TargetReference = z.infer<typeof targetReference>;

/** process → PSM: asks for a key, at every start and restart, from whatever element it runs on. PSM-REG-1, PSM-REG-13, PSM-REG-14. */
export const registerRequest = z.strictObject({
  type: z.literal('RegisterRequest'),
  name: processName,
  element: elementId,
  osId,
  token: bootToken,
});
/** A process asks for a key. */
export type RegisterRequest = z.infer<typeof registerRequest>;

/** PSM → process: the key of the instance that drew this token; dropped by any other instance. PSM-REG-9, PSM-REG-15. */
export const registerReply = z.strictObject({
  type: z.literal('RegisterReply'),
  token: bootToken,
  key: communicationKey,
});
/** The manager gives the key that was asked for. */
export type RegisterReply = z.infer<typeof registerReply>;

/**
 * process → PSM: asks for the key of the process `target` and registers the requester's interest in it. `seq` counts the
 * look-ups of this target by this instance. PSM-LKP-1, PSM-LKP-2, PSM-LKP-3.
 */
export const lookupRequest = z.strictObject({
  type: z.literal('LookupRequest'),
  requester: communicationKey,
  target: targetReference,
  seq: z.int().nonnegative(),
});
/** A process asks for the key of another one, and to be told of its births and deaths. */
export type LookupRequest = z.infer<typeof lookupRequest>;

/** PSM → process: the target is alive and this is its key; `target` and `seq` are those of the request. PSM-LKP-7. */
export const lookupReply = z.strictObject({
  type: z.literal('LookupReply'),
  requester: communicationKey,
  target: targetReference,
  /** Whose key it is, where the target was asked for by identifier: notices will come by that name. PSM-LKP-3. */
  name: processName.exactOptional(),
  seq: z.int().nonnegative(),
  key: communicationKey,
});
/** The manager tells the key of a living target. */
export type LookupReply = z.infer<typeof lookupReply>;

/** PSM → interested process: an instance of `name` now lives under this key. PSM-REG-10, PSM-NTF-2, PSM-NTF-8. */
export const birthNotification = z.strictObject({
  type: z.literal('BirthNotification'),
  requester: communicationKey,
  name: processName,
  key: communicationKey,
});
/** The manager tells that a target lives under a new key. */
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
  /** What it answers, where the target was asked for by identifier. PSM-LKP-3. */
  target: hostedProcess.exactOptional(),
  /** How the death was learnt: by missing heartbeats, by a register of the next instance, by the operating system. */
  cause: z.enum(['silence', 'superseded', 'exit']),
});
/** The manager tells that an instance of a target is dead, and how that was learnt. */
export type DeathNotification = z.infer<typeof deathNotification>;

/** interested process → PSM: it has heard that this key of `name` lives, or has ended. Only over a channel that loses. PSM-NTF-10. */
export const acknowledgement = z.strictObject({
  type: z.literal('Acknowledgement'),
  requester: communicationKey,
  name: processName,
  key: communicationKey,
  ended: z.boolean(),
});
/** A process confirms that a message of the manager has reached it. */
export type Acknowledgement = z.infer<typeof acknowledgement>;

/** process → PSM: the instance with this key runs. PSM-HBT-1, PSM-HBT-11. */
export const heartbeat = z.strictObject({
  type: z.literal('Heartbeat'),
  key: communicationKey,
});
/** A process says that it runs. */
export type Heartbeat = z.infer<typeof heartbeat>;

/** PSM → process: too long silent; an answer saves it. `n` is the number of the round. PSM-HBT-13. */
export const probe = z.strictObject({
  type: z.literal('Probe'),
  key: communicationKey,
  n: z.int().positive(),
});
/** The manager asks a silent process whether it runs. */
export type Probe = z.infer<typeof probe>;

/** process → PSM: the instance with this key runs; `n` is that of the probe. PSM-HBT-13. */
export const probeReply = z.strictObject({
  type: z.literal('ProbeReply'),
  key: communicationKey,
  n: z.int().positive(),
});
/** A process answers that it runs. */
export type ProbeReply = z.infer<typeof probeReply>;

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
/** The manager tells a process that its key or its token is no longer valid, and why. */
export type ReRegisterDemand = z.infer<typeof reRegisterDemand>;

/** process → process: a message between peers, with the keys that the sender holds for both. PSM-KEY-5, PSM-KEY-13. */
export const ipc = z.strictObject({
  type: z.literal('Ipc'),
  dst: communicationKey,
  src: communicationKey,
  body: z.string(),
});
/** One process tells another one something, under the keys of both. */
export type Ipc = z.infer<typeof ipc>;

/**
 * process → process: the Ipc that presented this key had no effect, since it is not the receiver's (PSM-KEY-8) or since
 * the receiver has no key yet (PSM-KEY-12). It brings the body back, so that the sender can send it again.
 */
export const ipcReject = z.strictObject({
  type: z.literal('IpcReject'),
  presented: communicationKey,
  reason: z.enum(['key-mismatch', 'not-ready']),
  body: z.string(),
});
/** What a process was told had no effect, and comes back to its sender. */
export type IpcReject = z.infer<typeof ipcReject>;

/** process → operating system beside it: this instance has drawn this token, its start stamp from now on. PSM-REG-18. */
export const tokenDrawn = z.strictObject({
  type: z.literal('TokenDrawn'),
  osId,
  token: bootToken,
});
/** A process tells its operating system which instance of it runs now. */
export type TokenDrawn = z.infer<typeof tokenDrawn>;

/** Operating system → PSM: the process that it ran under this identifier and start stamp has ended. PSM-HBT-5, PSM-HBT-18. */
export const osExit = z.strictObject({
  type: z.literal('OsExit'),
  osId,
  token: bootToken,
  /** The error code with which it ended. */
  code: z.int().nonnegative(),
});
/** The operating system reports the end of a process. */
export type OsExit = z.infer<typeof osExit>;

/** PSM → operating system of its own processor: which processes are active? The answer brings `query` back. PSM-HBT-6, PSM-REG-18. */
export const osListQuery = z.strictObject({
  type: z.literal('OsListQuery'),
  query: z.string().min(1),
});
/** The manager asks its operating system which processes run. */
export type OsListQuery = z.infer<typeof osListQuery>;

/** A process that its operating system runs, and where on that processor it can be reached. */
export const activeProcess = z.strictObject({ address: z.string().min(1), osId, token: bootToken });
/** A process that an operating system runs. */
export type ActiveProcess = z.infer<typeof activeProcess>;

/** Operating system → PSM: the processes that are active now. PSM-HBT-6, PSM-HBT-24, PSM-KEY-18. */
export const osList = z.strictObject({
  type: z.literal('OsList'),
  query: z.string().min(1),
  active: z.array(activeProcess).readonly(),
});
/** The operating system lists the processes that run. */
export type OsList = z.infer<typeof osList>;

/** The schema of each message, by its type, which is also the type of the event in the charts. */
export const messages = {
  RegisterRequest: registerRequest,
  RegisterReply: registerReply,
  LookupRequest: lookupRequest,
  LookupReply: lookupReply,
  BirthNotification: birthNotification,
  DeathNotification: deathNotification,
  Acknowledgement: acknowledgement,
  Heartbeat: heartbeat,
  Probe: probe,
  ProbeReply: probeReply,
  ReRegisterDemand: reRegisterDemand,
  Ipc: ipc,
  IpcReject: ipcReject,
  TokenDrawn: tokenDrawn,
  OsExit: osExit,
  OsListQuery: osListQuery,
  OsList: osList,
} as const;

/** Any message of this protocol. */
export type ProcessStateMessage = z.infer<(typeof messages)[keyof typeof messages]>;
