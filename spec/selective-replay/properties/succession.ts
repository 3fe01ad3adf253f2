import type { Always, Step } from '../../property.ts';
import type { SelectiveReplayView, UnitView } from '../view.ts';
import { atEveryUnit, broughtTo, ofEveryClient, ofEveryUnit, sentBy } from './steps.ts';

/** What holds of who takes over: that the end of a reign is noticed, and by whom. */

export const nobodyFollowsTheFailed: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'No unit stands by for one of which it was told that it has failed',
  clauses: ['RPL-65', 'RPL-66', 'RPL-67'],
  holds: (view) =>
    atEveryUnit(view, (unit) => !isTracking(unit) || !unit.failed.includes(followedBy(unit, view.units.length))),
};

export const theEndOfAReignIsNoticed: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Whoever is told that the unit it stands by for reigns no more stands by for it no longer; before its snapshot it remembers',
  clauses: ['RPL-65', 'RPL-66', 'RPL-101'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const followed = followedBy(was, after.units.length);
      const news = broughtTo(event, name, 'FailoverEvent');
      if (news !== undefined && was.role === 'joining') return is.failed.includes(news.failed);
      const joining = broughtTo(event, name, 'JoinStandby');
      const isOver =
        news?.failed === followed || (joining?.unit === followed && joining.highestEpochSeen >= was.highestEpochSeen);
      return !isTracking(was) || !isOver || !isTracking(is);
    }),
};

export const theFirstInLineTakesOver: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'No standby takes over while one of lower identity may, as far as it was told',
  clauses: ['RPL-106', 'RPL-108'],
  holds: (before, _event, _sent, after) =>
    ofEveryUnit(before, after, (was, is) => {
      const begins = was.role === 'standby' && (is.role === 'takeover' || is.role === 'primary');
      return !begins || is.standbys.every((other) => other > is.unit);
    }),
};

export const standbysKnowEachOther: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'Of two units that stand by under one reign each knows that the other may take over, or was told of its failure, once nothing is under way to either',
  clauses: ['RPL-105', 'RPL-106'],
  holds: (view) =>
    atEveryUnit(view, (one, name) =>
      atEveryUnit(view, (other, otherName) => {
        const isOne = one.unit === other.unit || one.highestEpochSeen !== other.highestEpochSeen;
        if (isOne || one.phase !== 'tracking' || other.phase !== 'tracking') return true;
        const isKnown = [...one.standbys, ...one.failed].includes(other.unit);
        return isKnown || view.isToldOf(name, one.highestEpochSeen) || view.isToldOf(otherName, 0);
      }),
    ),
};

export const fencesAreOutbid: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A unit in takeover that hears of the fence of a client goes on above it, or keeps what it has until whoever has raised it gives it a snapshot',
  clauses: ['RPL-97', 'RPL-98', 'RPL-108'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const told = broughtTo(event, name, 'StepDown');
      const isOfClient = event.kind === 'deliver' && after.channels.some(({ client }) => client === event.from);
      if (told === undefined || !isOfClient || was.role !== 'takeover') return true;
      const isAbove = (is.role === 'takeover' || is.role === 'primary') && is.epoch > told.epoch;
      // A fence at its own epoch is its own: an earlier life of it has asked this client, too.
      return isAbove || told.epoch <= was.epoch || is.phase === 'yielding';
    }),
};

export const fencesAreTold: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A client that is asked, or replayed to, below its fence says where its fence is',
  clauses: ['RPL-98', 'RPL-109'],
  holds: (before, event, sent, after) =>
    ofEveryClient(before, after, (was, _is, name) => {
      const asked = broughtTo(event, name, 'AckQuery', 'Replay');
      if (asked === undefined || was.phase === 'asking' || asked.epoch >= was.fence) return true;
      return sentBy(sent, name, 'StepDown').some(({ message }) => message.epoch === was.fence);
    }),
};

export const nobodyYieldsToTheStateless: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'No primary gives up its state for a reign of which its unit says that it has lost it',
  clauses: ['RPL-98', 'RPL-101', 'RPL-108'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const joining = broughtTo(event, name, 'JoinStandby');
      if (joining === undefined || was.role !== 'primary') return true;
      return joining.highestEpochSeen % after.units.length !== joining.unit || is.role !== 'joining';
    }),
};

/** Whether a unit stands by for one that it takes to reign. */
function isTracking({ role, phase }: UnitView): boolean {
  return role === 'standby' && phase !== 'waiting' && phase !== 'qualifying';
}

/** The unit that reigns under the highest epoch that another one has seen. RPL-97 */
function followedBy({ highestEpochSeen }: UnitView, units: number): number {
  return highestEpochSeen % units;
}
