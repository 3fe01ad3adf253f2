import type { Clause } from '../../clause.ts';

/**
 * Structure: which units, components and processes there are, and which copy of the state belongs to whom.
 */
export const structureClauses: readonly Clause[] = [
  {
    id: 'RPL-1',
    level: 'MUST',
    text: 'A system has one unit in role primary and at least one standby unit, each with its own operating system and its own copy of the state.',
    source: 'Selective Replay of State Information within a Computing Device, 0014, 0015, 0040, Fig. 2',
  },
  {
    id: 'RPL-2',
    level: 'MUST',
    text: "State 41 belongs to the primary unit's OS, state 42 to the standby's, state 43 to the client process of each interface component; a process crash alone does not lose 41 or 42.",
    source: 'Selective Replay of State Information within a Computing Device, 0015, 0043, 0044',
  },
  {
    id: 'RPL-3',
    level: 'MUST',
    text: "State is kept apart per interface component: 41 and 42 hold, for each component, an independent part matching that component's 43.",
    source: 'Selective Replay of State Information within a Computing Device, 0046',
  },
  {
    id: 'RPL-4',
    level: 'MUST',
    text: 'Primary, standby and components exchange messages only over virtual channels through the switch fabric; transfers on different channels may proceed at once.',
    source: 'Selective Replay of State Information within a Computing Device, 0040',
  },
  {
    id: 'RPL-5',
    level: 'MUST',
    text: "Channels are created, kept and run by the primary's OS; the primary process only uses them.",
    source: 'Selective Replay of State Information within a Computing Device, 0040',
  },
  {
    id: 'RPL-6',
    level: 'MUST',
    text: 'Several triples of primary, standby and client process may run; each primary process has exactly one standby counterpart per standby unit, and each triple governs its own part of the state.',
    source: 'Selective Replay of State Information within a Computing Device, 0045',
  },
  {
    id: 'RPL-7',
    level: 'MUST',
    text: 'Every component i has one client per process k; `PcId` is the pair and differs for every (k, i).',
    source: 'Selective Replay of State Information within a Computing Device, 0046, 0056',
  },
  {
    id: 'RPL-8',
    level: 'MAY',
    text: '`rpl.stateLayout = perProcess`: 41-43 are divided among the processes instead of one block per unit; observable behaviour is unchanged.',
    source: 'Selective Replay of State Information within a Computing Device, 0045',
    option: 'stateLayout',
  },
  {
    id: 'RPL-9',
    level: 'MAY',
    text: '`rpl.consumerKind = localProcess` or `rpl.consumerKind = hardware`: a consumer is a software process on a control unit, or a hardware component, instead of the process of an interface component; clauses read the same with `slot` naming the consumer.',
    source: 'Selective Replay of State Information within a Computing Device, 0036',
    option: 'consumerKind',
  },
  {
    id: 'RPL-10',
    level: 'MAY',
    text: '`rpl.standbyCount > 1`: every standby gets every update and every acknowledgement, and keeps its own Q and S42.',
    source: 'Selective Replay of State Information within a Computing Device, 0014, 0035, 0049',
    option: 'standbyCount',
  },
  {
    id: 'RPL-11',
    level: 'MAY',
    text: '`rpl.distributed = true`: the same roles in several devices; channels then take the loss and delay of a network.',
    source: 'Selective Replay of State Information within a Computing Device, 0079',
    option: 'distributed',
  },
  {
    id: 'RPL-12',
    level: 'MUST',
    text: 'S41, S42 and S43 may live in volatile memory; after a unit or card reset nothing in them is trusted.',
    source:
      'inferred: the copies are kept apart (0043, 0044) and a unit comes back only after a reset (0052), so nothing says that what it held is still so',
  },
];
