import type { Clause } from '../../clause.ts';
import { communicationKeyClauses } from './communication-key.ts';
import { heartbeatClauses } from './heartbeat.ts';
import { lookUpClauses } from './look-up.ts';
import { notificationClauses } from './notification.ts';
import { registrationClauses } from './registration.ts';

/**
 * All clauses of the process state manager (PSM), family by family. Paragraphs, figures and blocks are those of "Method
 * and Apparatus for Process Sync Restart". Inside a text, `HBT-16` is short for `PSM-HBT-16`, and `psm.lookup.wait` is the
 * option `lookup.wait` of this protocol.
 */
export const clauses: readonly Clause[] = [
  ...registrationClauses,
  ...lookUpClauses,
  ...heartbeatClauses,
  ...communicationKeyClauses,
  ...notificationClauses,
];
