import type { Unreachable } from '../unreachable.ts';

const thirdUnit =
  'three units, of which one has heard of a reign that another has not, and tells it late, beside a client that listens to a third: two reigns side by side among three units take more than a quick scope holds';
const secondReign =
  'one unit must reign twice while the client answers what it was asked in the first of them, which takes ten times the states of a quick scope; the full scope of `selective-replay/to-and-fro` takes it';

const twoSlow =
  'a silent client must be heard while another one is being replayed to: two slow clients, one of them out of step, which takes more than 60,000 states; a run that is kept takes it, and two seeds of simulations';

const healedThird =
  'a link between a third unit and the others must break and heal while one of them takes over or stands by: three units and a link that heals take more than a quick scope holds; `selective-replay/healed` has two units';

const heardWhileStarting =
  'a process of a standby that is to take over must be started again, and another reign be heard of meanwhile: processes that fail beside three units, heartbeats or clients that speak for themselves take more than a quick scope holds; the paths take it';

/** What no quick scope takes, each with the reason. */
export const unreachable: readonly Unreachable[] = [
  {
    chart: 'selective-replay/control-unit',
    transition: 'selective-replay/control-unit: SnapshotRequest',
    reason:
      'a standby must ask a primary for what it had no room for while that is deposed: two units that hold themselves responsible, and a third that stands by',
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.yielding: StepDown [ofLaterReign] -> standby.yielding',
    reason: thirdUnit,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'takeover: AckDirect [ofLaterReign] -> standby.yielding',
    reason: thirdUnit,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'takeover.replaying: Probed',
    reason: twoSlow,
  },
  { chart: 'selective-replay/probe', transition: 'answered: LeaveSilent -> silent', reason: twoSlow },
  { chart: 'selective-replay/probe', transition: 'asked: ReplayAck', reason: secondReign },
  { chart: 'selective-replay/probe', transition: 'silent: AckQueryReply #2', reason: secondReign },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.tracking: UpdateToStandby #1 [ofLaterReign] -> standby.yielding',
    reason: healedThird,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.tracking: AckForward #1 [ofLaterReign] -> standby.yielding',
    reason: healedThird,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'takeover: UpdateToStandby [ofLaterReign] -> standby.yielding',
    reason: healedThird,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'takeover: AckForward [ofLaterReign] -> standby.yielding',
    reason: healedThird,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.tracking: ChannelClosed #1 [ofLaterReign] -> standby.yielding',
    reason: healedThird,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.tracking.lacking: Snapshot #2 [ofPresentReign, isAheadOfHeard]',
    reason:
      'a queue must have no room for one of two channels, and a message of the other be lost before the snapshot: two channels, losses and a queue that is full take more than a quick scope holds',
  },
  {
    chart: 'selective-replay/client-process',
    transition: 'current: Replay #2 [leavesGap, notFenced] -> empty',
    reason:
      'of two updates that are replayed, or of a part of a state and what was sent before, the first must be lost: takeovers with cookies or message replays over channels that lose take more than a quick scope holds',
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'takeover: UnitHeartbeat #1 [ofLaterReign] -> standby.yielding',
    reason: healedThird,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.qualifying: AckDirect #1 [ofLaterReign] -> standby.yielding',
    reason: heardWhileStarting,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.qualifying: AckDirect #2',
    reason: heardWhileStarting,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.qualifying: StepDown [ofLaterReign] -> standby.yielding',
    reason: heardWhileStarting,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.qualifying: UnitHeartbeat #1 [ofLaterReign] -> standby.yielding',
    reason: heardWhileStarting,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.qualifying: UnitHeartbeat #2 [ofFollowedReign] -> standby.yielding',
    reason: heardWhileStarting,
  },
  {
    chart: 'selective-replay/control-unit',
    transition: 'standby.waiting: ChannelClosed',
    reason:
      'a standby that waits for the first in line must hear late of a client that is gone: three units and late messages take more than a quick scope holds; the full scope of `selective-replay/taken-out-of-three` takes it',
  },
];
