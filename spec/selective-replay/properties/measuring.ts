import type { Always, Sent, Step } from '../../property.ts';
import type { SelectiveReplayView, TakeoverMeasure, UnitChannelView, UnitView } from '../view.ts';
import { applications, atEveryUnit, discards, ofEveryUnit, sentBy } from './steps.ts';

/** What is said of the cost of takeovers, and that it is bounded. */

export const takeoversAreBounded: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'A takeover takes no more ticks than its queries and its replays may be repeated in, whatever the clients do',
  clauses: ['L-RPL-3', 'RPL-78', 'RPL-86', 'RPL-119'],
  holds: (view) =>
    atEveryUnit(view, ({ measured }) => measured === null || measured.ticks <= view.setting.takeoverTicks),
};

export const takeoversAreMeasured: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A takeover is measured by whom it asks, what it applies and discards, and what it replays, and reported when it ends',
  clauses: ['RPL-119'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const [reported, ...more] = sentBy(sent, name, 'TakeoverReport').map(({ message }) => message);
      const begins = was.measured === null || was.measured.epoch !== (is.measured ?? reported)?.epoch;
      const [from, to] = [was.measured ?? nothing, is.measured ?? reported];
      // It has taken nothing over, or was deposed before the end.
      if (to === undefined) return !isMeasured(is) && !(was.role === 'takeover' && is.role === 'primary');
      const replays = sentBy(sent, name, 'Replay').map(({ message }) => message);
      const isFull = (channel: UnitChannelView): boolean => !channel.takesMessages;
      const askedInVain = Object.values(is.channels).filter((one) => one.probe === 'asked' && isFull(one)).length;
      // What a full channel has no room for is made anew when it has, and counts again.
      const counts = (made: number, sentOfIt: number): boolean =>
        Object.values(is.channels).some(isFull) ? made >= sentOfIt : made === sentOfIt;
      return (
        more.length === 0 &&
        (reported === undefined) === isMeasured(is) &&
        to.probed - from.probed === (begins ? asked(sent, name) + askedInVain : 0) &&
        to.applied - from.applied === applications(was, is, event, name).length &&
        to.discarded - from.discarded === discards(was, is, event, name).length &&
        counts(to.replays - from.replays, replays.length) &&
        counts(
          to.sections - from.sections,
          replays.reduce((sum, replay) => sum + ('sections' in replay ? replay.sections.length : 0), 0),
        )
      );
    }),
};

/** It takes over, or sees whether it can. RPL-68 */
function isMeasured({ role, phase }: UnitView): boolean {
  return role === 'takeover' || phase === 'qualifying';
}

const nothing: TakeoverMeasure = {
  epoch: 0,
  probed: 0,
  applied: 0,
  discarded: 0,
  replays: 0,
  sections: 0,
  ticks: 0,
};

/** To how many clients a unit sends a query. */
function asked(sent: readonly Sent[], name: string): number {
  return new Set(sentBy(sent, name, 'AckQuery').map(({ to }) => to)).size;
}
