import type { Always, Sent, Step } from '../../property.ts';
import { sameValue } from '../../same-value.ts';
import { isLater, sameId } from '../operation-id.ts';
import { channelName, sameChannel } from '../process-channel.ts';
import { bodyForClient, sameSections, updated } from '../sections.ts';
import type { Issue, SelectiveReplayView } from '../view.ts';
import { atEveryUnit, broughtTo, channelAt, isSameUpdate, ofEveryChange, ofEveryUnit, sentBy } from './steps.ts';

/** What holds of a primary: what it names, what it sends and to whom, and that it waits for nobody. */

export const idsAreUnique: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'No op id ever names two changes of one channel, over all reigns and restarts',
  clauses: ['S-RPL-6', 'RPL-23', 'RPL-24', 'RPL-94', 'RPL-97'],
  holds: ({ issued }) => {
    const firsts = new Map<string, Issue>();
    return issued.every((one) => {
      const name = `${channelName(one.pc)} ${String(one.opUid.epoch)}.${String(one.opUid.seq)}`;
      const first = firsts.get(name) ?? one;
      firsts.set(name, first);
      return one.from === first.from && sameValue(one.body, first.body);
    });
  },
};

export const idsCountByOne: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A reign numbers its changes from 1 by 1',
  clauses: ['RPL-23', 'RPL-24', 'RPL-94'],
  holds: (before, _event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const made = sentBy(sent, name, 'UpdateToStandby').map(({ message }) => message.opUid);
      if (after.setting.opIdScope === 'channel' || made.length === 0) return true;
      const first = was.epoch === is.epoch ? was.changes : 0;
      return made.every(({ epoch, seq }) => epoch === is.epoch && seq > first && seq <= is.changes);
    }),
};

export const theStandbyIsToldFirst: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A change goes to standby and client in one step, to the standby first and to the client without what it may not have',
  clauses: ['RPL-22', 'RPL-23', 'RPL-26', 'RPL-27', 'RPL-28'],
  holds: (_before, event, sent, after) =>
    after.units.every((name) => {
      // A slow client is sent later what its standby was told at once.
      const request = broughtTo(event, name, 'StateChangeRequest');
      if (request === undefined) return true;
      const standbys = sent.flatMap((one) => (one.from === name ? standbyUpdate(one) : []));
      return sentBy(sent, name, 'UpdateToClient').every(({ message }) => {
        const at = sent.findIndex((one) => one.from === name && one.message === message);
        const pairs = standbys.filter(({ update }) => isSameUpdate(update, message));
        return pairs.every(
          ({ one, update }) => sent.indexOf(one) < at && sameValue(bodyForClient(update.body), message.body),
        );
      });
    }),
};

export const everyStandbyIsTold: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Every other unit is told of a change in the step that makes it, and of whatever one of them is told of an acknowledgement',
  clauses: ['RPL-10', 'RPL-26', 'RPL-35', 'S-RPL-21'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const request = broughtTo(event, name, 'StateChangeRequest');
      const changed =
        request === undefined || is.changes === was.changes ? [] : [request.pc, ...(request.alsoFor ?? [])];
      const updates = sentBy(sent, name, 'UpdateToStandby');
      const forwarded = sentBy(sent, name, 'AckForward');
      return after.units
        .filter((other) => other !== name)
        .every(
          (other) =>
            changed.every((pc) => updates.some(({ to, message }) => to === other && sameChannel(message.pc, pc))) &&
            [...updates, ...forwarded].every(({ message }) =>
              sentBy(sent, name, message.type).some((one) => one.to === other && isSameUpdate(one.message, message)),
            ),
        );
    }),
};

export const changesAreMadeFirst: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A primary that takes a request has the change in its own state in that step',
  clauses: ['RPL-20', 'RPL-22', 'RPL-25'],
  holds: (before, event, _sent, after) =>
    ofEveryChange(before, event, after, ({ request, held, holds }) =>
      sameSections(holds.state, updated(held.state, request.change)),
    ),
};

export const changesKeepToTheirChannels: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A request changes the state of the clients that it concerns, and of no other, be it of the same card or of the same process',
  clauses: ['RPL-3', 'RPL-6', 'RPL-7', 'RPL-21'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const request = broughtTo(event, name, 'StateChangeRequest');
      if (request === undefined) return true;
      const concerned = [request.pc, ...(request.alsoFor ?? [])];
      return Object.values(is.channels).every(({ pc, state, lastApplied }) => {
        const held = channelAt(was, pc);
        if (held === undefined || concerned.some((one) => sameChannel(one, pc))) return true;
        return sameSections(held.state, state) && sameId(held.lastApplied, lastApplied);
      });
    }),
};

export const thePrimaryNeverBlocks: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A serving primary makes the change of every request for open channels at once, whatever it is waiting for',
  clauses: ['S-RPL-8', 'RPL-20', 'RPL-21', 'RPL-29', 'RPL-30', 'RPL-110'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const request = broughtTo(event, name, 'StateChangeRequest');
      if (request === undefined || was.role !== 'primary' || !was.running.includes(request.pc.proc)) return true;
      const refusals = sentBy(sent, name, 'RequestDone').filter(({ message }) => message.result === 'refused');
      const isOpen = [request.pc, ...(request.alsoFor ?? [])].every((pc) => channelAt(was, pc)?.isOpen === true);
      return isOpen
        ? is.changes === was.changes + 1 && refusals.length === 0
        : is.changes === was.changes && refusals.length === 1;
    }),
};

export const takeoverIsQuiet: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Between the failover event and the end of its takeover a unit accepts no request and makes no op id',
  clauses: ['S-RPL-18', 'RPL-93', 'RPL-94'],
  holds: (before, _event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'takeover' && is.role !== 'takeover') return true;
      const completed = sentBy(sent, name, 'RequestDone').filter(({ message }) => message.result === 'completed');
      return (
        (was.role !== 'takeover' || is.changes === 0) &&
        sentBy(sent, name, 'UpdateToStandby', 'UpdateToClient').length === 0 &&
        completed.length === 0
      );
    }),
};

export const completionFollowsAcknowledgement: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A requester is told of completion only when every client that its op concerns has processed it, and nothing of it is outstanding any more',
  clauses: ['RPL-33', 'RPL-34', 'RPL-25', 'S-RPL-17'],
  holds: (_before, _event, sent, after) =>
    atEveryUnit(after, (is, name) =>
      sentBy(sent, name, 'RequestDone').every(({ message: { opUid } }) => {
        if (opUid === undefined) return true;
        const concerned = after.issued.filter((one) => one.from === name && sameId(one.opUid, opUid));
        const isDone = ({ pc }: Issue): boolean => {
          const channel = channelAt(is, pc);
          // Of a client that is gone nothing is awaited any more.
          if (channel?.isOpen !== true) return true;
          const isAwaited = channel.outstanding.some((id) => sameId(id, opUid));
          return !isAwaited && !isLater(opUid, after.highestProcessed(pc));
        };
        return concerned.length > 0 && concerned.every(isDone);
      }),
    ),
};

function standbyUpdate(one: Sent): readonly { readonly one: Sent; readonly update: StandbyUpdate }[] {
  const [told] = sentBy([one], one.from, 'UpdateToStandby');
  return told === undefined ? [] : [{ one, update: told.message }];
}

type StandbyUpdate = ReturnType<typeof sentBy<'UpdateToStandby'>>[number]['message'];
