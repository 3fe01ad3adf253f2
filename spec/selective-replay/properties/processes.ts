import type { Always, Step } from '../../property.ts';
import { sameValue } from '../../same-value.ts';
import { sameId } from '../operation-id.ts';
import { sameSections } from '../sections.ts';
import type { RequestView, SelectiveReplayView, UnitView } from '../view.ts';
import { atEveryUnit, broughtTo, channelAt, ofEveryUnit, sentBy } from './steps.ts';

/** What holds of the processes of a control unit, which may end and be started again apart from their operating system. */

export const processesTakeNothingWithThem: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A process that ends or runs again changes nothing but itself: state, queue, op ids, reign and channels of its unit stay, and so does what is on its way',
  clauses: ['RPL-2', 'RPL-4', 'RPL-5', 'RPL-35', 'RPL-116', 'S-RPL-6'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const ends = event.kind === 'choice' && event.part === name;
      const changes = !sameValue(was.running, is.running);
      // Where a takeover has waited for it, that goes on in the same step.
      if (!changes || (was.phase === 'qualifying' && !ends)) return true;
      return (
        sent.every(({ message }) => message.type === 'RequestDone') &&
        sameValue(lastingOf(was), lastingOf(is)) &&
        after.channels.every(({ pc }) => before.isQuiet(name, pc) === after.isQuiet(name, pc)) &&
        Object.values(is.channels).every(({ pc, state }) => sameSections(state, channelAt(was, pc)?.state ?? []))
      );
    }),
};

export const processesResumeFromTheirSystem: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A process that runs again goes on from the state that its operating system has by then, of each of its channels',
  clauses: ['RPL-2', 'RPL-68', 'RPL-116'],
  holds: (before, _event, _sent, after) =>
    ofEveryUnit(before, after, (was, is) =>
      Object.entries(is.processes).every(([proc, { phase, resumedFrom }]) => {
        if (phase !== 'running' || was.processes[proc]?.phase !== 'restarting') return true;
        return Object.entries(was.channels).every(
          ([channel, { pc, lastApplied }]) => pc.proc !== proc || sameValue(resumedFrom?.[channel], lastApplied),
        );
      }),
    ),
};

export const whatComesMeanwhileIsRefused: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'Whoever asks a process that does not run is told at once that it is refused, and no op id is used up',
  clauses: ['RPL-116', 'RPL-21', 'S-RPL-6'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const request = broughtTo(event, name, 'StateChangeRequest');
      if (request === undefined || !(request.pc.proc in was.processes)) return true;
      if (was.running.includes(request.pc.proc)) return true;
      const answers = sentBy(sent, name, 'RequestDone').map(({ message }) => message);
      const isRefused = answers.length === 1 && answers[0]?.result === 'refused';
      return isRefused && answers[0]?.requestId === request.requestId && is.changes === was.changes;
    }),
};

export const requestsAreNotForgotten: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A primary keeps every request that it has taken until whoever asked was told that it is complete, or its client is gone',
  clauses: ['RPL-33', 'RPL-34', 'RPL-116'],
  holds: (before, event, sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      if (was.role !== 'primary' || is.role !== 'primary' || was.epoch !== is.epoch) return true;
      // Whoever asked for what a client that is gone had not acknowledged is told nothing. RPL-34, RPL-114
      if (Object.values(is.channels).some(({ pc, isOpen }) => !isOpen && channelAt(was, pc)?.isOpen === true))
        return true;
      const told = sentBy(sent, name, 'RequestDone').map(({ message }) => message.opUid);
      const request = broughtTo(event, name, 'StateChangeRequest');
      const isTaken = request !== undefined && is.changes > was.changes && after.setting.ackToProcess;
      const isNoted = is.requests.some(
        ({ requestId, opUid }) => requestId === request?.requestId && opUid.seq === is.changes,
      );
      return (
        (!isTaken || isNoted) &&
        was.requests.every(
          ({ opUid }) =>
            told.some((id) => id !== undefined && sameId(id, opUid)) ||
            is.requests.some((held) => sameId(held.opUid, opUid)),
        )
      );
    }),
};

export const whatIsCompleteIsTold: Always<SelectiveReplayView> = {
  kind: 'always',
  name: 'A primary owes nobody the word that an op is complete, but where the process that took it does not run',
  clauses: ['RPL-33', 'RPL-34', 'RPL-116'],
  holds: (view) =>
    atEveryUnit(
      view,
      (unit) =>
        unit.role !== 'primary' ||
        unit.requests.every((one) => isOutstanding(unit, one) || !unit.running.includes(one.proc)),
    ),
};

export const onlyTheFitTakeOver: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A standby takes over only with processes that run, each of them',
  clauses: ['RPL-68', 'S-RPL-18'],
  holds: (before, _event, _sent, after) =>
    ofEveryUnit(before, after, (was, is) => {
      const reigns = ({ role }: UnitView): boolean => role === 'takeover' || role === 'primary';
      const begins = !reigns(was) && reigns(is);
      return !begins || Object.keys(is.processes).every((proc) => is.running.includes(proc));
    }),
};

export const theUnfitAreRestartedOnce: Step<SelectiveReplayView> = {
  kind: 'step',
  name: 'A unit that is to take over has a process started that does not run, and takes over as soon as all run; it gives up, and begins anew, when one cannot be started',
  clauses: ['RPL-68', 'RPL-101'],
  holds: (before, event, _sent, after) =>
    ofEveryUnit(before, after, (was, is, name) => {
      const isStuck =
        is.phase === 'qualifying' && Object.values(is.processes).every(({ phase }) => phase !== 'restarting');
      if (isStuck || was.phase !== 'qualifying' || event.kind !== 'choice' || event.part !== name) return !isStuck;
      // What a process does by itself is to end, or to fail to start.
      const hasEnded = was.running.some((proc) => !is.running.includes(proc));
      return hasEnded ? is.phase === 'qualifying' : is.role === 'joining';
    }),
};

/** What of a unit outlives its processes. */
function lastingOf({ running: _running, processes: _processes, requests, phase, ...lasting }: UnitView): unknown {
  const channels = Object.values(lasting.channels).map(({ state: _state, ...channel }) => channel);
  // Requests of which all is acknowledged wait for the process alone.
  return { ...lasting, channels, requests: requests.filter((one) => isOutstanding(lasting, one)), phase };
}

/** Whether a client that a request concerns has not acknowledged it. */
function isOutstanding({ channels }: Pick<UnitView, 'channels'>, { opUid }: RequestView): boolean {
  return Object.values(channels).some(({ outstanding }) => outstanding.some((id) => sameId(id, opUid)));
}
