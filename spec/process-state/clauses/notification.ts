import type { Clause } from '../../clause.ts';

/**
 * Birth and death notification: who is told what and when, and how a receiver keeps its view of others right whatever the
 * order in which the messages arrive.
 */
export const notificationClauses: readonly Clause[] = [
  {
    id: 'PSM-NTF-1',
    level: 'MUST',
    text: 'Every transition alive → dead sends DeathNotification to every process interested at that step.',
    source: 'Method and Apparatus for Process Sync Restart, 0030, 0038, 0040, Fig. 7A block 705, Fig. 7C block 719',
  },
  {
    id: 'PSM-NTF-2',
    level: 'MUST',
    text: 'Every registration that issues a key sends BirthNotification with it to every process interested at that step.',
    source: 'Method and Apparatus for Process Sync Restart, 0030, 0036, Fig. 5 block 519',
  },
  {
    id: 'PSM-NTF-3',
    level: 'MUST',
    text: 'Notifications come unasked and at any time; the receiver handles them in every state.',
    source: 'Method and Apparatus for Process Sync Restart, 0030',
  },
  {
    id: 'PSM-NTF-4',
    level: 'MUST',
    text: 'On birth the interested process takes the new key and may communicate.',
    source: 'Method and Apparatus for Process Sync Restart, 0030',
  },
  {
    id: 'PSM-NTF-5',
    level: 'MUST',
    text: 'On death it stops communicating with the target and does its other work until the birth.',
    source: 'Method and Apparatus for Process Sync Restart, 0030, 0032',
  },
  {
    id: 'PSM-NTF-6',
    level: 'MUST',
    text: 'Only interested processes are notified; none about itself.',
    source: 'Method and Apparatus for Process Sync Restart, 0030; that none is notified about itself is inferred',
  },
  {
    id: 'PSM-NTF-7',
    level: 'MUST',
    text: 'Each notification and look-up answer carries the full key concerned; the receiver ignores a death older than its view and a birth or answer not newer than its view.',
    source: 'inferred: notifications may be reordered (trap T3)',
  },
  {
    id: 'PSM-NTF-8',
    level: 'MUST',
    text: 'Each notification names the key of its addressee; an instance ignores those for its predecessor.',
    source: 'inferred: interest of a dead instance (trap T8)',
  },
  {
    id: 'PSM-NTF-9',
    level: 'MUST',
    text: 'For one (target, addressee) the PSM sends in the order of its state changes; death(n) before birth(n+1).',
    source: 'inferred: the death notification, then the new key (Method and Apparatus for Process Sync Restart, 0030)',
  },
  {
    id: 'PSM-NTF-10',
    level: 'MAY',
    text: '`psm.control.channel = ack-retransmit`: notifications and answers are acknowledged and repeated over a lossy channel.',
    source: 'inferred: a lost birth would strand a process that waits for it (Fig. 4 block 407)',
    option: 'control.channel',
  },
  {
    id: 'PSM-NTF-11',
    level: 'MUST',
    text: 'A birth received with no preceding death (fast restart) is handled as death(old) then birth(new).',
    source:
      'inferred: what a register from a live entry means is left open; an unseen restart (trap T1) must reach the synchronisation after a restart as a death and a birth',
  },
  {
    id: 'PSM-NTF-12',
    level: 'MUST',
    text: "DeathNotification says how the death was learnt: exit (OS), silence (counter or probe), superseded (REG-8); a look-up answer repeats the cause kept in the entry. The PSM's own rules do not depend on it.",
    source: 'inferred: receivers may treat silence otherwise (restart synchronisation)',
  },
  {
    id: 'PSM-NTF-13',
    level: 'MUST',
    text: 'A process that registers under a later epoch takes every view as dead at its last key until a birth or answer of the new epoch.',
    source:
      "inferred: deaths during the PSM's absence are never notified, and PSM-LKP-4 would leave the view unknown for ever (trap T24)",
  },
];
