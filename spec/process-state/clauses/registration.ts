import type { Clause } from '../../clause.ts';

/**
 * Registration: how a process gets its communication key, at its first start and at every restart, what tells a repeated
 * request from an unseen restart, and what becomes of requests that arrive too late.
 */
export const registrationClauses: readonly Clause[] = [
  {
    id: 'PSM-REG-1',
    level: 'MUST',
    text: 'A process, on every start and every restart, sends RegisterRequest to the PSM before any other PSM or IPC exchange.',
    source: 'Method and Apparatus for Process Sync Restart, 0026, 0033, Fig. 3 blocks 301, 303',
  },
  {
    id: 'PSM-REG-2',
    level: 'MUST',
    text: 'The process waits for RegisterReply and takes the key in it as its own; it has no key before.',
    source: 'Method and Apparatus for Process Sync Restart, 0033, Fig. 3 block 305',
  },
  {
    id: 'PSM-REG-3',
    level: 'MUST',
    text: 'After the key has arrived a remote process starts its periodic heartbeat (PSM-HBT-1); not earlier, since a heartbeat carries the key.',
    source: 'Method and Apparatus for Process Sync Restart, 0033, Fig. 3 block 307',
  },
  {
    id: 'PSM-REG-4',
    level: 'MUST',
    text: 'The PSM sorts each request: register goes to the registration path, anything else to the look-up path.',
    source: 'Method and Apparatus for Process Sync Restart, 0035, Fig. 5 blocks 501, 503, 509',
  },
  {
    id: 'PSM-REG-5',
    level: 'MUST',
    text: 'Register from a name never seen: create a fresh unique pid and the first incarnation; the entry becomes alive.',
    source: 'Method and Apparatus for Process Sync Restart, 0028, 0036, Fig. 5 blocks 511, 515',
  },
  {
    id: 'PSM-REG-6',
    level: 'MUST',
    text: "Register, with a token other than the dead instance's, from a name whose entry is dead: keep the pid, replace the incarnation by the next one; the entry becomes alive.",
    source: 'Method and Apparatus for Process Sync Restart, 0030, 0036, Fig. 5 blocks 511, 513; the token is inferred',
  },
  {
    id: 'PSM-REG-7',
    level: 'MUST',
    text: 'Register from a name whose entry is alive, same token: it is a repeat; answer with the same key, send no notification, reset the counter.',
    source:
      'inferred: what a register from a live entry means is left open (Method and Apparatus for Process Sync Restart, 0036); the token separates a repeat from an unseen restart',
  },
  {
    id: 'PSM-REG-8',
    level: 'MUST',
    text: 'Register from a name whose entry is alive, other token: the old instance died unseen; treat as death of the old key, then as PSM-REG-6: same pid, next incarnation, death then birth to the interested.',
    source:
      'inferred: a process has one process identifier (Method and Apparatus for Process Sync Restart, 0028), and what a register from a live entry means is left open (0036); the token separates a repeat from an unseen restart',
  },
  {
    id: 'PSM-REG-9',
    level: 'MUST',
    text: 'The PSM sends RegisterReply with the new key to the registering process.',
    source: 'Method and Apparatus for Process Sync Restart, 0036, Fig. 5 block 517',
  },
  {
    id: 'PSM-REG-10',
    level: 'MUST',
    text: 'After RegisterReply the PSM sends BirthNotification with the new key to each interested process, at first registration as well as at restart.',
    source: 'Method and Apparatus for Process Sync Restart, 0036, Fig. 5 block 519',
  },
  {
    id: 'PSM-REG-11',
    level: 'MUST',
    text: 'Entry update, move of `waiting[name]` into `interested`, and choice of the notified set are one atomic step.',
    source:
      'inferred: no look-up may fall between the making of the key (Fig. 5 blocks 513, 515) and the birth notification (block 519)',
  },
  {
    id: 'PSM-REG-12',
    level: 'MUST',
    text: 'The entry records locality (same processor as the PSM or not), which selects the death detector.',
    source: 'Method and Apparatus for Process Sync Restart, 0029, 0031, 0033, 0038',
  },
  {
    id: 'PSM-REG-13',
    level: 'MUST',
    text: 'Processes on different processors and different operating systems register with the one PSM by the same messages.',
    source: 'Method and Apparatus for Process Sync Restart, 0002, 0026, 0029',
  },
  {
    id: 'PSM-REG-14',
    level: 'MUST',
    text: 'A process without RegisterReply repeats RegisterRequest with the same token until answered.',
    source: 'inferred: loss of request or reply',
  },
  {
    id: 'PSM-REG-15',
    level: 'MUST',
    text: "RegisterReply with a token that is not the receiver's is dropped.",
    source: 'inferred: reply to a dead predecessor',
  },
  {
    id: 'PSM-REG-16',
    level: 'MUST',
    text: 'A process registering from another element than before (moved by its supervisor) keeps its pid; element, osId and detector of the entry are replaced.',
    source:
      'inferred: the process identifier belongs to the name (Method and Apparatus for Process Sync Restart, 0028)',
  },
  {
    id: 'PSM-REG-17',
    level: 'MAY',
    text: '`psm.registry.durable`: name → pid, last key and its token survive a PSM restart; until it registers again, such a name is dead at that key.',
    source:
      'inferred: the text is silent on the loss of the PSM; names and incarnations that survive it keep the process identifiers as they were. Without the token, a late copy of an answered request would get a second key',
    option: 'registry.durable',
  },
  {
    id: 'PSM-REG-18',
    level: 'MUST',
    text: 'A local process judged by `os-*` is registered only if the OS lists (osId, token) as active in that same step; else the request is dropped.',
    source: 'inferred: the exit may be reported before the request arrives, and is not reported twice (trap T19)',
  },
  {
    id: 'PSM-REG-19',
    level: 'MUST',
    text: 'Register from a name whose entry is dead, same token: nothing is issued; ReRegisterDemand for the token. A living sender draws a fresh token and registers by REG-6.',
    source:
      'inferred: a late copy of a dead instance must not revive the entry; a second key for one token would leave its holder with the first (trap T20)',
  },
  {
    id: 'PSM-REG-20',
    level: 'MUST',
    text: "Tokens of one name rise: an instance draws one above all that the name drew before. Register with a token below the entry's, whether it is alive or dead, changes nothing; the sender gets ReRegisterDemand for its token with reason `superseded`.",
    source:
      'inferred: found by model checking. A repeated request of a dead instance, delayed past the registration of its successor, would supersede the successor and give the dead instance a second key (trap T21)',
  },
];
