import type { Clause } from '../../clause.ts';

/**
 * Communication key: what it consists of, how receivers compare it so that no message takes effect in the wrong instance,
 * what a sender does about a rejection, and how keys stay unique over a restart of the manager.
 */
export const communicationKeyClauses: readonly Clause[] = [
  {
    id: 'PSM-KEY-1',
    level: 'MUST',
    text: 'A key is the pair of process identifier and incarnation identifier, under the epoch of PSM-KEY-16.',
    source: 'Method and Apparatus for Process Sync Restart, 0028',
  },
  {
    id: 'PSM-KEY-2',
    level: 'MUST',
    text: 'The process identifier is unique among all processes ever registered; the PSM alone issues it.',
    source: 'Method and Apparatus for Process Sync Restart, 0028, 0036, Fig. 5 block 515',
  },
  {
    id: 'PSM-KEY-3',
    level: 'MUST',
    text: 'First start: incarnation has the initial value; each restart gives a new, later one (successor).',
    source: 'Method and Apparatus for Process Sync Restart, 0028, 0036, Fig. 5 block 513',
  },
  {
    id: 'PSM-KEY-4',
    level: 'MUST',
    text: 'Incarnations of one pid never repeat; overflow is refused, not wrapped.',
    source: 'inferred: key comparison must not alias',
  },
  {
    id: 'PSM-KEY-5',
    level: 'MUST',
    text: 'Each Ipc carries the key that the sender holds for the receiver.',
    source: 'Method and Apparatus for Process Sync Restart, 0027, 0041, Fig. 8 block 801',
  },
  {
    id: 'PSM-KEY-6',
    level: 'MUST',
    text: 'The receiver compares it with its own key, both parts.',
    source: 'Method and Apparatus for Process Sync Restart, 0027, 0041, Fig. 8 block 803',
  },
  {
    id: 'PSM-KEY-7',
    level: 'MUST',
    text: 'Equal: accept and process.',
    source: 'Method and Apparatus for Process Sync Restart, 0041, Fig. 8 block 805',
  },
  {
    id: 'PSM-KEY-8',
    level: 'MUST',
    text: 'Unequal: reject; the body has no effect; the sender gets IpcReject.',
    source:
      'Method and Apparatus for Process Sync Restart, 0027, 0041, Fig. 8 block 807; the reply is inferred from "in response to the rejected communication"',
  },
  {
    id: 'PSM-KEY-9',
    level: 'MUST',
    text: '`psm.ipc.relookupOnReject` (default true): on a heeded IpcReject for mismatch the sender sends LookupRequest for that target; with false it waits for the birth.',
    source: 'Method and Apparatus for Process Sync Restart, 0041',
  },
  {
    id: 'PSM-KEY-10',
    level: 'MUST',
    text: 'IpcReject is heeded only if `presented` is the key still held for that target; else it is late and dropped.',
    source: 'inferred: birth may overtake the reject',
  },
  {
    id: 'PSM-KEY-11',
    level: 'MUST',
    text: 'On a heeded reject for mismatch the view becomes unknown; no further Ipc goes out with the key, which stays as a floor: a birth or answer must be later than it, a death not earlier.',
    source:
      'inferred: a rejected sender looks the receiver up again (Method and Apparatus for Process Sync Restart, 0041); a late answer with the rejected key must not bring it back',
  },
  {
    id: 'PSM-KEY-12',
    level: 'MUST',
    text: "A process still without its own key answers every Ipc with IpcReject 'not-ready'; the reject brings the body back. The sender keeps the key and sends again after `ipcRetry` ticks, the oldest first and one at a time, with the key of its view then, if alive. No look-up: the key is right or a birth is on its way.",
    source:
      'inferred: the birth notification (Fig. 5 block 519) may overtake the reply to the registering process (block 517) (trap T2)',
  },
  {
    id: 'PSM-KEY-13',
    level: 'MUST',
    text: "Each Ipc also carries the sender's key; a receiver whose view of that sender is of a later incarnation, or dead at that incarnation, drops the message.",
    source:
      "inferred: the comparison with the receiver's key (Fig. 8 block 803) alone lets a zombie sender through (trap T4)",
  },
  {
    id: 'PSM-KEY-14',
    level: 'SHOULD',
    text: 'From a change of incarnation in a birth a process infers a restart and may take other actions, such as asking for a full refresh.',
    source: 'Method and Apparatus for Process Sync Restart, 0042',
  },
  {
    id: 'PSM-KEY-15',
    level: 'MUST',
    text: 'An Ipc from a sender with a later incarnation than the view holds counts as death of the old and birth of the new, before the body is processed.',
    source: 'inferred: data may overtake notifications',
  },
  {
    id: 'PSM-KEY-16',
    level: 'MUST',
    text: '`psm.key.epoch`: each start of the PSM takes an epoch above all its earlier ones (one durable cell or boot count; nothing else need survive); it is part of every key it issues, so that no key repeats over a PSM restart.',
    source: 'inferred: the text is silent on PSM loss; name services without it do repeat keys (trap T18)',
  },
  {
    id: 'PSM-KEY-17',
    level: 'MUST',
    text: "What presents a key of an earlier epoch (heartbeat, look-up, probe answer) changes nothing and gets ReRegisterDemand with reason `epoch`; the process goes on by HBT-16. A demand of an epoch below its key's, or with reason `epoch` and not above it, is ignored.",
    source: 'inferred: the epoch in each key (PSM-KEY-16) shows that its holder registered before the PSM restarted',
  },
  {
    id: 'PSM-KEY-18',
    level: 'MUST',
    text: 'At its start the PSM sends that demand to every process that the OS of its own processor lists. Over a channel that may lose it (PSM-NTF-10), it repeats it every `noticeRetry` ticks to those that are still listed under the same start stamp, and answers registrations under that stamp by it alone.',
    source:
      'inferred: they send no heartbeat (PSM-HBT-2), nothing else would tell them; the second sentence was found by simulation',
  },
];
