import type { Clause } from '../../clause.ts';
import { acknowledgingClauses } from './acknowledging.ts';
import { boundingClauses } from './bounding.ts';
import { cookieClauses } from './cookies.ts';
import { cutAndReignClauses } from './cut-and-reign.ts';
import { matchingClauses } from './matching.ts';
import { probingClauses } from './probing.ts';
import { replayingClauses } from './replaying.ts';
import { returningClauses } from './returning.ts';
import { structureClauses } from './structure.ts';
import { updatingClauses } from './updating.ts';

/**
 * All clauses of selective replay (RPL), subject by subject; gaps between the subjects leave room. Paragraphs, figures and
 * blocks are those of "Selective Replay of State Information within a Computing Device".
 *
 * The numbers of messages are those of the figures: 211 is the update for the standby, 212 the one for the client, 213 the
 * acknowledgement of the client and 214 what the primary forwards of it. 41, 42 and 43 are the states of primary, standby and
 * client (S41, S42, S43), 215 is the pending queue: its updates (Q), and its acknowledgements without an update (A). `pc` is a
 * process channel, and an op id the pair of an epoch and a number in it. What a standby keeps of a channel has these names:
 * `lastApplied`, the last op id in S42; `lastAckSeen`, the highest one acknowledged; `lastSeen`, the highest one mentioned;
 * `unconfirmed`, what a snapshot brought and no client has acknowledged; `dirty`, the sections that the client is owed; `inc`, the
 * incarnation of the client. A primary has `outQ`, what waits for the channel of a client, and `clientDirty`, what it owes instead.
 * `rpl.ackPath` is the option `ackPath` of this protocol.
 */
export const clauses: readonly Clause[] = [
  ...structureClauses,
  ...updatingClauses,
  ...matchingClauses,
  ...acknowledgingClauses,
  ...cookieClauses,
  ...probingClauses,
  ...replayingClauses,
  ...cutAndReignClauses,
  ...returningClauses,
  ...boundingClauses,
];
