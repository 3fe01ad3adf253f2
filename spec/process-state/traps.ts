import type { Trap } from '../trap.ts';

/**
 * The traps of the process state manager. P is a process that is interested in T; n and n+1 are incarnations of T; `REG-8`
 * is short for `PSM-REG-8`.
 */
export const traps: readonly Trap[] = [
  {
    id: 'T1',
    events: 'T (remote) crashes, restarts and registers before its counter passes the limit; entry still alive.',
    wrong:
      'Fig. 5 block 515, taken literally, gives it a second pid; or same key again; nobody learns of the restart, old data stays valid',
    guardedBy: ['PSM-REG-8', 'PSM-NTF-11', 'S-PSM-1', 'S-PSM-2'],
  },
  {
    id: 'T2',
    events: 'PSM sends RegisterReply to T, then birth to P; birth is faster; P sends Ipc; T has no key yet.',
    wrong: 'T rejects for ever or, worse, accepts with key undefined',
    guardedBy: ['PSM-KEY-12'],
  },
  {
    id: 'T3',
    events: 'T dies (n), restarts (n+1); P receives birth(n+1), then the delayed death(n).',
    wrong: 'P marks the new instance dead, waits for ever',
    guardedBy: ['PSM-NTF-7'],
  },
  {
    id: 'T4',
    events:
      "T is partitioned from the PSM, declared dead, still linked to P; P's key did not change; T sends Ipc with P's valid key.",
    wrong: 'P takes data of a process that it holds dead',
    guardedBy: ['PSM-KEY-13'],
  },
  {
    id: 'T5',
    events: "T dies; its last heartbeat is delayed past T's re-registration.",
    wrong: 'counter of the new instance is reset by the old one, a second crash is found late',
    guardedBy: ['PSM-HBT-14'],
  },
  {
    id: 'T6',
    events: "PSM answers a look-up 'alive', T dies, the interest is recorded after.",
    wrong: 'P never hears of the death',
    guardedBy: ['PSM-LKP-6', 'S-PSM-11'],
  },
  {
    id: 'T7',
    events: 'P looks up T before T ever started, T then registers.',
    wrong: "interest kept only in T's entry, which did not exist: birth not sent",
    guardedBy: ['PSM-LKP-4', 'PSM-REG-11'],
  },
  {
    id: 'T8',
    events: "P dies after its look-up; P' (new incarnation) starts; T is reborn, birth goes to P's key.",
    wrong: "P' takes a birth for a look-up it never made and believes itself interested",
    guardedBy: ['PSM-NTF-8', 'PSM-LKP-14'],
  },
  {
    id: 'T9',
    events: '`os-poll`: T dies and restarts between two polls, same or new osId.',
    wrong: 'list always shows it active: death unseen',
    guardedBy: ['PSM-REG-8', 'PSM-HBT-18'],
  },
  {
    id: 'T10',
    events: 'PSM answers look-up with key n; T dies and is reborn n+1; birth(n+1) arrives first, LookupReply(n) after.',
    wrong: 'P falls back to key n',
    guardedBy: ['PSM-NTF-7'],
  },
  {
    id: 'T11',
    events: 'P sends Ipc with key n, T is reborn, birth(n+1) reaches P, then IpcReject(n).',
    wrong: 'P throws away its good key n+1',
    guardedBy: ['PSM-KEY-10'],
  },
  {
    id: 'T12',
    events: 'RegisterReply lost; T repeats the request.',
    wrong: 'second incarnation and a false death+birth at all peers',
    guardedBy: ['PSM-REG-7'],
    note: 'It is the token that tells the repeat from a restart.',
  },
  {
    id: 'T13',
    events: "Fig 7C taken literally: 'not exceeded' loops to the comparison.",
    wrong: 'counter never grows, no remote death is ever found',
    guardedBy: ['PSM-HBT-9'],
  },
  {
    id: 'T14',
    events: 'Dead entry, heartbeats go on arriving (slow link recovered).',
    wrong: 'process runs on, all peers hold it dead, nobody resolves it',
    guardedBy: ['PSM-HBT-15', 'PSM-HBT-16'],
  },
  {
    id: 'T15',
    events: 'Limit 1, period 1: counter increment and heartbeat fall in the same tick.',
    wrong: 'flapping by scheduling order',
    guardedBy: ['PSM-HBT-10', 'PSM-HBT-20'],
    note: 'The comparison is a strict `>`; either order inside a tick is legal and safe.',
  },
  {
    id: 'T16',
    events: 'Probe sent, T answers the probe of the earlier round.',
    wrong: 'answer of an older instance saves a dead one',
    guardedBy: ['PSM-HBT-13', 'PSM-HBT-14'],
    note: 'The number `n` of the round tells the answers apart.',
  },
  {
    id: 'T17',
    events: "P restarts: P' has no views; T still sends to P's old key.",
    wrong: 'T keeps failing if re-look-up is off and it had no interest in P',
    guardedBy: ['PSM-KEY-9', 'PSM-LKP-17'],
  },
  {
    id: 'T18',
    events: 'PSM itself restarts with an empty registry; T gets pid 1 inc 1 again.',
    wrong: 'old keys held elsewhere match: S-PSM-5 broken',
    guardedBy: ['PSM-KEY-16', 'S-PSM-18', 'PSM-REG-17'],
    note: 'A durable registry, option `registry.durable`, also keeps the keys apart.',
  },
  {
    id: 'T19',
    events: 'Local T sends RegisterRequest and exits; the OS reports the exit first, the request comes after.',
    wrong: 'entry alive for ever: no second report comes',
    guardedBy: ['PSM-REG-18', 'S-PSM-19'],
  },
  {
    id: 'T20',
    events: "RegisterReply slow, counter runs out, T's retry with the same token meets a dead entry.",
    wrong: 'second key for one token; T keeps the first, its heartbeats count for nothing, no demand is sent',
    guardedBy: ['PSM-REG-19', 'S-PSM-2'],
  },
  {
    id: 'T21',
    events: "T dies, T' registers (n+1), a delayed RegisterRequest of T arrives.",
    wrong: "REG-8 supersedes the living T'; its heartbeats are ignored in silence; T' is lost to all",
    guardedBy: ['PSM-REG-20', 'PSM-HBT-23', 'L-PSM-4'],
  },
  {
    id: 'T22',
    events: 'Probe of T under way, T restarts and registers, then `probeWait` ends.',
    wrong: 'the new instance is declared dead at birth',
    guardedBy: ['PSM-HBT-25'],
  },
  {
    id: 'T23',
    events: 'P is falsely dead (interest dropped), T dies, P registers again.',
    wrong: "P's old view says alive, no notice ever comes",
    guardedBy: ['PSM-HBT-16', 'S-PSM-11'],
    note: 'On its new registration P looks its targets up again.',
  },
  {
    id: 'T24',
    events: 'PSM restarts while T is dead for good; P looks T up.',
    wrong: "T unknown, no answer: P keeps T's data with no limit",
    guardedBy: ['PSM-NTF-13'],
  },
];
