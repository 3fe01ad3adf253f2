import type { Sent, Step } from '../../property.ts';
import { decodedCookies, encodedCookie } from '../cookie-encoding.ts';
import { ALL_SECTIONS, cookieOf, mergedCookies, sectionsOf, type Cookie, type SectionsCookie } from '../cookie.ts';
import type { Replay } from '../messages.ts';
import { isLater, sameId, type Position } from '../operation-id.ts';
import { sameChannel, type ProcessChannel } from '../process-channel.ts';
import { differingSections, forClient, SECTION_COUNT } from '../sections.ts';
import type { SelectiveReplayView, UnitView } from '../view.ts';
import { broughtTo, channelAt, decides, isSameUpdate, ofEveryClient, ofEveryUnit, sentBy } from './steps.ts';

/** What holds where messages say which sections of a state they change. */

export const updatesSayWhatTheyChange: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'An update carries the cookie of what it changes, the same for standby and client, where there are cookies',
  clauses: ['RPL-45', 'RPL-55', 'RPL-59'],
  holds: (before, _event, sent, after) =>
    ofEveryUnit(before, after, (_was, _is, name) => {
      const told = sentBy(sent, name, 'UpdateToStandby').map(({ message }) => message);
      const isRight = told.every(({ body, full, cookie }) => {
        const sections = full === undefined ? cookieOf(body) : ALL_SECTIONS;
        return cookie === encodedCookie(after.setting.cookieMode, sections);
      });
      const isAlike = sentBy(sent, name, 'UpdateToClient').every(({ message }) =>
        told.every((one) => !isSameUpdate(one, message) || one.cookie === message.cookie),
      );
      return isRight && isAlike;
    }),
};

export const acknowledgementsSayWhatWasChanged: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'An acknowledgement carries the cookie of its update, or of all that it stands for',
  clauses: ['RPL-44', 'RPL-56'],
  holds: (before, event, sent, after) => {
    const byClients = ofEveryClient(before, after, (was, _is, name) => {
      const brought = broughtTo(event, name, 'UpdateToClient');
      return sentBy(sent, name, 'Ack', 'AckDirect').every(({ message: { pc, opUid, cookie } }) => {
        if (brought !== undefined) return cookie === brought.cookie;
        // In one reign: whoever takes over asks, and what is answered need not be acknowledged.
        const from = was.lastAcknowledged?.epoch === opUid.epoch ? was.lastAcknowledged : { ...opUid, seq: 0 };
        return cookie === mergedSince(after, pc, { from, to: opUid });
      });
    });
    const byPrimaries = ofEveryUnit(before, after, (_was, _is, name) => {
      const brought = broughtTo(event, name, 'Ack');
      return sentBy(sent, name, 'AckForward').every(({ message }) => message.cookie === brought?.cookie);
    });
    return byClients && byPrimaries;
  },
};

export const answersSayWhatHasChanged: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'The cookie of an answer names all that its client has changed since what the unit has applied, and nothing else',
  clauses: ['S-RPL-14', 'RPL-58'],
  holds: (before, event, sent, after) =>
    ofEveryClient(before, after, (_was, is, name) => {
      const query = broughtTo(event, name, 'AckQuery');
      return sentBy(sent, name, 'AckQueryReply').every(({ to, message }) => {
        const { cookieMode } = after.setting;
        if (cookieMode === 'none') return message.cookie === undefined;
        const named = decodedCookies(cookieMode, [message.cookie]);
        if (named === undefined || query === undefined) return false;
        const { pc, opUid } = message;
        const asker = after.unit(to);
        const held = asker === undefined ? undefined : channelAt(asker, pc);
        const isComparable =
          held?.incarnation === is.incarnation &&
          sameId(held.lastApplied, query.lastKnown) &&
          !isLater(query.lastKnown, opUid);
        const differing = isComparable ? differingSections(is.state, forClient(held.state)) : [];
        if (!differing.every((section) => sectionsOf(named).includes(section))) return false;
        // Where nobody has ever replayed, all that has changed was changed by updates; of these the client has a part.
        if (opUid === null || after.hasReplayed) return true;
        const changed = decodedCookies(cookieMode, [mergedSince(after, pc, { from: query.lastKnown, to: opUid })]) ?? 0;
        return mergedCookies([changed, named]) === changed;
      });
    }),
};

export const noMoreThanMarkedIsReplayed: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A replay brings the sections in which its client may hold or lack anything, and no others, where those are known',
  clauses: ['RPL-57', 'RPL-58', 'RPL-104'],
  holds: (before, _event, sent, after) =>
    replaysDecided({ before, sent, after }).every(({ replay, marked }) => {
      if (marked === undefined) return true;
      const sections = replay.sections.map(({ index }) => index);
      return sections.join() === sectionsOf(marked).join();
    }),
};

export const theUnknownIsReplayedWhole: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A replay brings the whole state where a cookie that it needs is missing or unknown, or its client has not what that counts from',
  clauses: ['RPL-60', 'RPL-82'],
  holds: (before, _event, sent, after) =>
    replaysDecided({ before, sent, after }).every(
      ({ replay, marked }) => marked !== undefined || replay.sections.length === SECTION_COUNT,
    ),
};

interface Transition {
  readonly before: SelectiveReplayView;
  readonly sent: readonly Sent[];
  readonly after: SelectiveReplayView;
}

interface DecidedReplay {
  readonly replay: Extract<Replay, { readonly kind: 'state' }>;
  /** Undefined where nobody can know, or it is not asked for. */
  readonly marked: SectionsCookie | undefined;
}

/** The states that units replay in the step in which they decide what of their queues stays. */
function replaysDecided({ before, sent, after }: Transition): readonly DecidedReplay[] {
  const { cookieMode, replayUnit } = after.setting;
  return after.units.flatMap((name) => {
    const [was, is] = [before.unit(name), after.unit(name)];
    if (was === undefined || is === undefined || !decides(was, is)) return [];
    return sentBy(sent, name, 'Replay').flatMap(({ message: replay }) => {
      if (replay.kind !== 'state') return [];
      const cookies = replayUnit === 'sections' ? cookiesNeeded(was, is, replay.pc) : [undefined];
      return [{ replay, marked: decodedCookies(cookieMode, cookies) }];
    });
  });
}

/** The cookies that say in which sections a client may differ; one that is missing among them where they do not count from what it has. */
function cookiesNeeded(was: UnitView, is: UnitView, pc: ProcessChannel): readonly (Cookie | undefined)[] {
  const [held, answer] = [channelAt(was, pc), channelAt(is, pc)?.answer ?? null];
  if (held === undefined || answer === null || answer.incarnation !== answer.knownBefore) return [undefined];
  const { position } = answer;
  if (position === null && held.lastApplied !== null) return [undefined];
  const pending = was.queue.filter((one) => sameChannel(one.pc, pc)).map(({ cookie }) => cookie);
  const { unconfirmed } = held;
  if (unconfirmed === null || !isLater(unconfirmed.upTo, position))
    return isLater(held.lastApplied, position) ? [undefined] : [answer.cookie, ...pending];
  return isLater(unconfirmed.after, position) ? [undefined] : [answer.cookie, ...pending, unconfirmed.cookie];
}

/** The cookie of all updates that were put on a channel after one op id, up to another. RPL-56 */
function mergedSince(
  { issued, setting: { cookieMode } }: SelectiveReplayView,
  pc: ProcessChannel,
  { from, to }: { readonly from: Position; readonly to: Position },
): Cookie | undefined {
  const covered = issued.filter(
    (one) => sameChannel(one.pc, pc) && isLater(one.opUid, from) && !isLater(one.opUid, to),
  );
  const sections = decodedCookies(
    cookieMode,
    covered.map(({ cookie }) => cookie),
  );
  return sections === undefined ? undefined : encodedCookie(cookieMode, sections);
}
