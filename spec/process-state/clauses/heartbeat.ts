import type { Clause } from '../../clause.ts';

/**
 * Heartbeats and death detection: who sends heartbeats, when silence or a report of the operating system counts as death,
 * and what a process does that was declared dead while it lived.
 */
export const heartbeatClauses: readonly Clause[] = [
  {
    id: 'PSM-HBT-1',
    level: 'MUST',
    text: 'A process on another processor than the PSM sends Heartbeat every `heartbeatPeriod` ticks while it runs.',
    source: 'Method and Apparatus for Process Sync Restart, 0029, 0033, Fig. 3 block 307',
  },
  {
    id: 'PSM-HBT-2',
    level: 'MUST',
    text: "A process on the PSM's processor sends none (default detectors `os-*`).",
    source: 'Method and Apparatus for Process Sync Restart, 0031, 0033',
  },
  {
    id: 'PSM-HBT-3',
    level: 'MAY',
    text: '`psm.local.detector = heartbeat`: local processes send heartbeats too and are judged as remote ones.',
    source: 'Method and Apparatus for Process Sync Restart, 0031',
    option: 'local.detector',
  },
  {
    id: 'PSM-HBT-4',
    level: 'MUST',
    text: 'Local death is learnt from the operating system.',
    source: 'Method and Apparatus for Process Sync Restart, 0031, 0038, Fig. 7A block 701',
  },
  {
    id: 'PSM-HBT-5',
    level: 'MUST',
    text: 'Default: the OS raises an error code at the end of a process; the PSM derives from it which process ended.',
    source: 'Method and Apparatus for Process Sync Restart, 0038, Fig. 7A block 701',
  },
  {
    id: 'PSM-HBT-6',
    level: 'MAY',
    text: '`psm.local.detector = os-poll`: every `pollPeriod` ticks the PSM asks the OS for the active processes; a registered local process missing from the list is dead.',
    source: 'Method and Apparatus for Process Sync Restart, 0038',
    option: 'local.detector',
  },
  {
    id: 'PSM-HBT-7',
    level: 'MUST',
    text: 'On local death the PSM sets the entry dead, then sends DeathNotification to the interested.',
    source: 'Method and Apparatus for Process Sync Restart, 0038, Fig. 7A blocks 703, 705',
  },
  {
    id: 'PSM-HBT-8',
    level: 'MUST',
    text: 'At registration of a heartbeat-judged process the PSM starts its counter at 0.',
    source: 'Method and Apparatus for Process Sync Restart, 0040, Fig. 7C block 711',
  },
  {
    id: 'PSM-HBT-9',
    level: 'MUST',
    text: 'The counter is incremented once per count period and compared after each increment.',
    source:
      'Method and Apparatus for Process Sync Restart, 0040, Fig. 7C blocks 713, 715; "not exceeded" is read as going back to block 713, since a loop on block 715 alone, as printed, never counts (trap T13)',
  },
  {
    id: 'PSM-HBT-10',
    level: 'MUST',
    text: 'Dead when counter > limit (strictly): at limit it still counts as alive.',
    source: 'Method and Apparatus for Process Sync Restart, 0040, Fig. 7C block 715',
  },
  {
    id: 'PSM-HBT-11',
    level: 'MUST',
    text: 'Heartbeat received: find the sender by its key, set its counter to 0.',
    source: 'Method and Apparatus for Process Sync Restart, 0039, Fig. 7B blocks 707, 708, 709',
  },
  {
    id: 'PSM-HBT-12',
    level: 'MUST',
    text: 'Limit exceeded: entry dead, then DeathNotification to the interested.',
    source: 'Method and Apparatus for Process Sync Restart, 0029, 0030, 0040, Fig. 7C blocks 717, 719',
  },
  {
    id: 'PSM-HBT-13',
    level: 'MAY',
    text: '`psm.remote.probe`: limit exceeded → send Probe first; an answer to the last probe resets the counter as a heartbeat would, even after a heartbeat has done so; no answer in `probeWait` ticks → PSM-HBT-12.',
    source: 'Method and Apparatus for Process Sync Restart, 0040; the deadline is inferred',
    option: 'remote.probe',
  },
  {
    id: 'PSM-HBT-14',
    level: 'MUST',
    text: "Heartbeat or ProbeReply whose key is not the entry's current key resets nothing.",
    source: 'inferred: delayed heartbeat of a dead incarnation',
  },
  {
    id: 'PSM-HBT-15',
    level: 'MUST',
    text: 'Heartbeat of the current key of a dead entry (false suspicion): the entry stays dead; with `psm.lateHeartbeat = demand-reregister` the PSM sends ReRegisterDemand.',
    source:
      'inferred: the text is silent on heartbeats of a process already declared dead; its death was already announced, so it cannot simply live on',
  },
  {
    id: 'PSM-HBT-16',
    level: 'MUST',
    text: 'On ReRegisterDemand for its own key or token a process drops its key, draws a new token, registers again, looks up its targets again and counts as restarted towards all peers.',
    source:
      'inferred: the text is silent on heartbeats of a process already declared dead; only a new registration brings it back',
  },
  {
    id: 'PSM-HBT-17',
    level: 'MAY',
    text: '`psm.lateHeartbeat = ignore`: no demand; the process stays dead to others until it registers on its own.',
    source: 'inferred: the text is silent on heartbeats of a process already declared dead; this is the other answer',
    option: 'lateHeartbeat',
  },
  {
    id: 'PSM-HBT-18',
    level: 'MUST',
    text: 'OsExit or list absence applies only to the entry registered with that (osId, token); for any other it changes nothing.',
    source: 'inferred: reuse of OS identifiers',
  },
  {
    id: 'PSM-HBT-19',
    level: 'MUST',
    text: 'While an entry is dead its counter does not run and no second death is announced.',
    source: 'inferred: Fig. 7C block 717 leaves the counting loop',
  },
  {
    id: 'PSM-HBT-20',
    level: 'MUST',
    text: 'limit × count period ≥ heartbeatPeriod + worst delay of RegisterReply + worst delay of Heartbeat; the configuration check refuses less. No safety property rests on it.',
    source: 'inferred: the counter starts at Fig. 7C block 711, before the key has arrived',
  },
  {
    id: 'PSM-HBT-21',
    level: 'MUST',
    text: 'Loss of a processor or card is the simultaneous silence of all processes on it; each is found dead on its own counter.',
    source:
      'inferred: each process on another processor is judged by its own heartbeats (Method and Apparatus for Process Sync Restart, 0029), and processes run on line and control cards (0052)',
  },
  {
    id: 'PSM-HBT-22',
    level: 'MUST',
    text: 'Peers do not judge each other by heartbeat or request time-out; the PSM is the only judge.',
    source: 'Method and Apparatus for Process Sync Restart, 0003, 0004 (the shortcoming of earlier methods), 0030',
  },
  {
    id: 'PSM-HBT-23',
    level: 'MUST',
    text: 'Heartbeat or look-up with a superseded key (entry alive, or dead, at a later one): ReRegisterDemand with reason `superseded`; the process ends itself, and only its supervisor starts it again (`psm.superseded = exit`).',
    source: 'inferred: a late RegisterRequest of a dead predecessor may supersede the living instance (trap T21)',
  },
  {
    id: 'PSM-HBT-24',
    level: 'MUST',
    text: 'An OsList judges only entries registered before its query.',
    source:
      'inferred: a process younger than the list is no dead one; it matters where the list can be overtaken by what registers the process',
  },
  {
    id: 'PSM-HBT-25',
    level: 'MUST',
    text: 'Every accepted registration of a name, repeat or new, ends a probe under way and starts the counter at 0.',
    source: 'inferred: else `probeWait` of the old instance kills the new one (trap T22)',
  },
  {
    id: 'PSM-HBT-26',
    level: 'MAY',
    text: '`psm.superseded = demand-reregister`: as HBT-16 instead of ending. Sound only while a name has one living instance; two evict each other for ever.',
    source:
      'inferred: a late RegisterRequest of a dead predecessor may supersede the living instance (trap T21); this is the other answer',
    option: 'superseded',
  },
  {
    id: 'PSM-HBT-27',
    level: 'MUST',
    text: 'A local process that draws a fresh token (PSM-HBT-16) tells the OS beside it, for which what ran under the earlier one has ended: it raises OsExit for that.',
    source:
      'inferred: found by model checking. Else a process that ends between a fresh token and its registration leaves its entry alive under the old one, and no report comes (property S-PSM-19)',
  },
];
