import type { Always, Step } from '../../property.ts';
import type { SelectiveReplayView, UnitView } from '../view.ts';
import { atEveryUnit, broughtTo, ofEveryUnit, sentBy } from './steps.ts';

/** What holds of heartbeats: who says that it is responsible, and what those do that hear it, or miss it. */

export const onlyTheResponsibleBeat: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A heartbeat is of a unit that takes over or reigns, under the epoch of that, and every other unit is sent it',
  clauses: ['RPL-65', 'RPL-109'],
  holds: (_before, _event, sent, after) =>
    atEveryUnit(after, (unit, name) => {
      const beats = sentBy(sent, name, 'UnitHeartbeat');
      if (beats.length === 0) return true;
      const told = new Set(beats.map(({ to }) => to));
      return (
        isResponsible(unit) &&
        beats.every(({ message }) => message.unit === unit.unit && message.epoch === unit.epoch) &&
        after.units.every((other) => other === name || told.has(other))
      );
    }),
};

export const heartbeatsDepose: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Whoever hears the heartbeat of a later reign is responsible under no earlier one; one that holds a state and hears that of an earlier reign says so to it',
  clauses: ['RPL-65', 'RPL-66', 'RPL-98', 'RPL-109'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const heard = broughtTo(event, name, 'UnitHeartbeat');
      if (heard === undefined) return true;
      if (heard.epoch > was.highestEpochSeen) return !isResponsible(is) && is.highestEpochSeen >= heard.epoch;
      if (heard.epoch === was.highestEpochSeen || was.role === 'joining') return true;
      return sentBy(sent, name, 'StepDown').some(
        ({ to, message }) => to === after.units[heard.unit] && message.epoch === was.highestEpochSeen,
      );
    }),
};

/** Where heartbeats that arrive are in time. */
export const theFailedAreMissed: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'No unit stands by for one that has been down for longer than the timeout of heartbeats',
  clauses: ['RPL-65', 'RPL-108'],
  holds: (view) =>
    atEveryUnit(view, (unit) => {
      const followed = view.units[unit.highestEpochSeen % view.units.length] ?? '';
      const isFollowing = unit.role === 'standby' && unit.phase !== 'waiting';
      return !isFollowing || view.downFor(followed) <= (view.setting.heartbeatTimeout ?? Number.POSITIVE_INFINITY);
    }),
};

/** Where no more heartbeats are late than are waited for, none is lost, and nobody orders or suspects anything. */
export const nobodyIsMissedInVain: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'No unit takes over from one that is responsible still, and can be heard',
  clauses: ['RPL-65', 'S-RPL-22'],
  holds: (before, _event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'standby' || !isResponsible(is)) return true;
      const followed = after.units[was.highestEpochSeen % after.units.length] ?? '';
      const other = before.unit(followed);
      const isThere = other !== undefined && isResponsible(other) && other.epoch === was.highestEpochSeen;
      return !isThere || after.isCutOff(followed, name);
    }),
};

function isResponsible({ role }: UnitView): boolean {
  return role === 'takeover' || role === 'primary';
}
