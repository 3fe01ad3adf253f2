import type { Always, Step } from '../../property.ts';
import type { SelectiveReplayView, UnitView } from '../view.ts';
import { atEveryUnit, broughtTo, ofEveryUnit } from './steps.ts';

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

/** Whether a unit stands by for one that it takes to reign. */
function isTracking({ role, phase }: UnitView): boolean {
  return role === 'standby' && phase !== 'waiting';
}

/** The unit that reigns under the highest epoch that another one has seen. RPL-97 */
function followedBy({ highestEpochSeen }: UnitView, units: number): number {
  return highestEpochSeen % units;
}
