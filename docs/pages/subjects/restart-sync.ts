import { unreachable } from '../../../properties/restart-sync/unreachable.ts';
import { messages } from '../../../spec/restart-sync/messages.ts';
import { options } from '../../../spec/restart-sync/options.ts';
import { traps } from '../../../spec/restart-sync/traps.ts';
import type { Subject } from '../subject.ts';
import { restartSyncField } from './restart-sync-field.ts';
import { restartSyncGolden } from './restart-sync-golden.ts';
import { tracedProtocol } from './traced-protocol.ts';

/** Restart synchronisation, in words. */
export const restartSync: Subject = {
  ...tracedProtocol('restart-sync'),
  title: 'Restart synchronisation',
  summary:
    'Goes on using the data of a dead process, marked stale and limited in time, and takes over the data of its successor in one step.',
  purpose: [
    'A process that finds something out, such as which interfaces are up, passes it to others, which derive something from it and pass that on. When it dies, what it said is most likely still true, and throwing it away would interrupt everything that stands on it although nothing on the wire has changed. So a receiver **keeps the data and marks it stale**, and starts a timer.',
    'The restarted process finds everything out again and sends it, then an **end of data**. Until then its data waits beside the old data; at the end of data it replaces that in one step, and what it lacks is gone. If the end of data does not come within the limit, old and new data are both cleared, since it may be this very data that makes its source die again and again.',
  ],
  roles: [
    {
      name: 'receiver',
      does: 'Holds the data of one source at one process: fresh, or stale within a limit; and takes full transfers and changes.',
      charts: ['receiver'],
    },
    {
      name: 'source',
      does: 'Finds data out, or derives it from its inputs, sends it to whoever asks, and says when it is whole. A process may be receiver and source.',
      charts: ['source', 'awaitedInput', 'configuration'],
    },
    {
      name: 'configuration manager',
      does: 'Tells each process what it is to do, before that begins.',
      charts: ['configurationManager'],
    },
    {
      name: 'supervisor',
      does: 'Learns the ends of processes, and orders each to start again after a delay, however often it dies.',
      charts: ['supervision'],
    },
  ],
  messages,
  messageFolder: 'spec/restart-sync',
  options,
  traps,
  unreachable,
  golden: restartSyncGolden,
  field: restartSyncField,
  notModelled: [
    'Unbounded numbers: the incarnations of a source are bounded by the deaths that a scope allows, and transfers by the requests that those lead to.',
    'The size of data: a scope has one record or two; tables of a million are the matter of the implementation, which is compared with the charts.',
    'A partition between a source and its receiver alone: the manager sees both alive, so nothing is marked.',
    'Wrong data of a living source: only the limit ends data that kills its own source.',
    'The last message over a channel that loses it: nothing follows that could show the gap, so no agreement is claimed there, neither of data nor of a changed configuration.',
    'Equal records of two incarnations: in the checked systems each record carries the key of the instance that found it, since the properties of stale data must tell old from new. That an equal record changes nothing further on is seen in the golden run G1 and in the tests of the tables.',
    'Liveness: what must come about in the end is stated and not judged by the checker. Its safety forms are: stale data has a timer (`S-SYNC-7`) and none is in use past its limit (`S-SYNC-4`); that a setting of the field violates an `L-SYNC` property follows from these, and is not found by a search.',
  ],
};
