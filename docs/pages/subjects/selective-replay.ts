import { unreachable } from '../../../properties/selective-replay/unreachable.ts';
import { messages } from '../../../spec/selective-replay/messages.ts';
import { options } from '../../../spec/selective-replay/options.ts';
import { traps } from '../../../spec/selective-replay/traps.ts';
import type { Subject } from '../subject.ts';
import { selectiveReplayGolden } from './selective-replay-golden.ts';
import { tracedProtocol } from './traced-protocol.ts';

/** Selective replay, in words. */
export const selectiveReplay: Subject = {
  ...tracedProtocol('selective-replay'),
  title: 'Selective replay',
  summary:
    'Fails over to a standby that is never ahead of its clients, and sends state only to those clients that differ from it.',
  purpose: [
    'A primary control unit changes its state, and tells the client on an interface component and its standby of each change **at the same time, under one op id**, without waiting for either. A standby that applied at once what it is told would be ahead of a client that the change never reached, and after a failover nobody could say who has what: everything would have to be learnt again from the network.',
    'So the standby **holds each update until the acknowledgement of its client has come**, and applies it then. What it still holds when the primary fails are the changes that are in doubt, and no others. It asks the clients for the last change that they have processed, applies what they have, discards what nobody has, and **replays its state to those that differ**: the others go on undisturbed.',
  ],
  roles: [
    {
      name: 'control unit',
      does: 'Reigns, or holds updates until they are acknowledged and takes over; its roles are its states. A unit that was reset or deposed asks for a snapshot, and stands by. Where units have heartbeats, whoever is responsible beats, and a standby that misses it raises a failover event itself. What a slow client does not take waits for it, as far as there is room, and is owed to it as state where there is none.',
      charts: ['controlUnit', 'takeoverMeter', 'heartbeat', 'probe', 'patience', 'outlet', 'line'],
    },
    {
      name: 'process of a control unit',
      does: 'Takes requests, and tells whoever asked that they are complete; it may end and be started again alone. State, queue, op ids and channels are those of its operating system, the control unit: nothing of them is lost with it. A unit that is to take over asks first whether its processes can go on.',
      charts: ['unitProcess'],
    },
    {
      name: 'client',
      does: 'Applies what it is sent and acknowledges it, each update by itself or several by the last of them, to its primary or to whoever stands by, too; it says at a takeover what it has processed last; from then on it is deaf to whoever reigned before. One whose card was reset asks all units for the highest epoch, and is sent its whole state.',
      charts: ['clientProcess', 'acknowledger'],
    },
    {
      name: 'arbiter',
      does: 'Watches the control units, and tells the others of the end of one; it may take a living one for dead, and passes on a switch that an operator orders. It watches the slots, too, and tells every unit where a card is gone, or is in again.',
      charts: ['watch', 'slot'],
    },
  ],
  messages,
  messageFolder: 'spec/selective-replay',
  options,
  traps,
  unreachable,
  golden: selectiveReplayGolden,
  notModelled: [
    'That a primary misses a standby: units beat while they are responsible, and whoever watches units tells a primary of the end of its standby.',
    'How much a channel holds before it is full: one that may be full is so at any time, and takes all that waits once its client has read.',
    'How it is known that a card is gone: whoever says so may be wrong, and may take it back.',
    'Unbounded numbers: ops, failures and suspicions are bounded by a scope, and with them epochs and op ids.',
    'The size of state: a client has few keys, of which control units alone may have one; what a replay costs is the matter of an implementation.',
    'What a process has in its own memory: all that it needs it reads from its operating system when it is started again.',
    'The last message that is lost on its way to a standby, where there are no heartbeats: it leaves no gap until the next one, and a takeover asks all clients by then.',
    'That a unit which has its snapshot says so is said once: where that is lost, its primary goes on as one without a standby.',
    'Repeats below the protocol: a message that is lost, or overtaken, where channels may lose what they carry, is missing for good.',
  ],
};
