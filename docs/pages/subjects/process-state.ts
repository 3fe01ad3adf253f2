import { unreachable } from '../../../properties/process-state/unreachable.ts';
import { messages } from '../../../spec/process-state/messages.ts';
import { options } from '../../../spec/process-state/options.ts';
import { traps } from '../../../spec/process-state/traps.ts';
import type { Subject } from '../subject.ts';
import { tracedProtocol } from './traced-protocol.ts';

/** The process state manager, in words. */
export const processState: Subject = {
  ...tracedProtocol('process-state'),
  title: 'Process state manager',
  summary:
    'Knows which processes live, gives each start of a process a key of its own, and tells births and deaths to those that asked.',
  purpose: [
    'Processes of one network element talk to each other, and any of them may die and come back at any time. Whoever goes on talking to a dead process, or takes its successor for the same process, loses data or trusts data that is no longer true. The process state manager prevents both: at every start a process registers and is given a **communication key** that no other start will ever have; every message between processes carries the keys of both ends, and a message with another key than its receiver holds has no effect.',
    'A process that depends on another one looks it up by name. From then on the manager tells it, unasked, when the other dies and under which key it comes back, in whatever order the two were started and however often they die.',
  ],
  roles: [
    {
      name: 'manager',
      does: 'Issues keys, answers look-ups, finds out who is dead, and notifies the interested. One on its control card.',
      charts: ['entry', 'record', 'admission', 'operatingSystemPoll', 'notice', 'resolver'],
    },
    {
      name: 'process',
      does: 'Registers at every start, sends heartbeats where nobody else can tell of its death, looks up the processes that it wants, and talks to them under their keys. It may run beside the manager or on a line card.',
      charts: ['process', 'interestedProcess'],
    },
    {
      name: 'operating system',
      does: 'Runs the processes beside the manager, and tells it of their ends: by itself with an error code, or by a list when it is asked.',
      charts: ['operatingSystem'],
    },
  ],
  messages,
  messageFolder: 'spec/process-state',
  options,
  traps,
  unreachable,
  notModelled: [
    'Who starts and restarts processes: a restart is a fault that the system allows so many times, and no decision of the manager depends on who does it.',
    'Bytes on the wire: a message is its fields, and is lost, doubled or late as a whole.',
    'Unbounded numbers: tokens and incarnations are bounded by the crashes that a scope allows, so that what happens when they run out is reached too.',
    'A manager that is itself doubled: it restarts, and nobody takes over from it.',
    'Clocks of different speed: one clock ticks for all; what is late is late by the channels.',
  ],
};
