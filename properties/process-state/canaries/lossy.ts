import { enqueueActions } from 'xstate';
import type { Notice, NoticeContext } from '../../../machines/process-state/notice.ts';
import {
  onlyTheLivingAreToldAgain,
  whatIsSaidIsKept,
  whatIsUnheardIsSaidAgain,
} from '../../../spec/process-state/properties/acknowledgement.ts';
import { theDeadAreToldToRegister } from '../../../spec/process-state/properties/answers.ts';
import { whoIsAnsweredAsksNoMore, whoPollsGoesOnAsking } from '../../../spec/process-state/properties/choices.ts';
import { noAwaitedBirthIsLost, noNoticeIsLost } from '../../../spec/process-state/properties/interest.ts';
import { birthsComeLast } from '../../../spec/process-state/properties/notification.ts';
import { demandsAreSaidAgain, nobodyIsLeftUntold } from '../../../spec/process-state/properties/operating-system.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { acknowledgedRestarts, acknowledgedUnderSuspicion, demandLost, lookUpLost } from '../compositions/lossy.ts';
import { charts } from '../system.ts';
import { canary, type WrongCharts } from './canary.ts';

/** For each property of notices over a lossy channel at least one wrong variant of the charts in which it must fail. */

const { entry, record, notice, interestedProcess } = charts;
const lossy = acknowledgedUnderSuspicion(1, { loss: 1, duplication: 0 });
const restarting = acknowledgedRestarts({ T: 1 }, { loss: 0, duplication: 1 });
const losing = acknowledgedRestarts({ T: 1 }, { loss: 1, duplication: 0 });
const asking = lookUpLost({}, { loss: 1, duplication: 0 }, 1);
const restarted = demandLost({}, { loss: 1, duplication: 0 });

export const lossyCanaries: readonly WrongCharts[] = [
  canary('who is told of its target by that itself asks no more', noNoticeIsLost, asking, {
    interestedProcess: withTransition(interestedProcess, 'unknown', 'IpcAdmitted', [
      { guard: 'fromLater', target: 'alive', actions: ['tellBirth', 'takeSender', 'accept'] },
      {},
    ]),
  }),
  canary('who polls asks twice, and waits from then on', whoPollsGoesOnAsking, asking, {
    interestedProcess: withAfter(interestedProcess, 'unknown.asking', 'lookupPollPeriod', {
      target: 'waiting',
      actions: 'lookUp',
    }),
  }),
  canary('who is answered asks on', whoIsAnsweredAsksNoMore, asking, {
    interestedProcess: withTransition(interestedProcess, 'alive.question.asking', 'LookupReply', undefined),
  }),
  canary('a restarted manager tells those beside it once', nobodyIsLeftUntold, restarted, {
    record: record.provide({ guards: { saysAgain: never } }),
  }),
  canary('a restarted manager asks who has not heard, and does not tell them', demandsAreSaidAgain, restarted, {
    record: record.provide({ guards: { someStillRun: never } }),
  }),
  canary(
    'a request under a stamp from before the start of the manager is dropped',
    theDeadAreToldToRegister,
    {
      ...restarted,
      registerRetry: 1,
    },
    {
      record: record.provide({ actions: { demandOfStamp: nothing } }),
    },
  ),
  canary('a birth is said once and not kept', noAwaitedBirthIsLost, losing, {
    notice: withTransition(notice, 'quiet', 'BirthNotification', {
      target: 'quiet',
      actions: ['hold', 'say', 'forget'],
    }),
  }),
  canary('an answer is said once and not kept', whatIsSaidIsKept, lossy, {
    notice: withTransition(notice, 'quiet', 'LookupReply', { target: 'quiet', actions: ['hold', 'say', 'forget'] }),
  }),
  canary('what is unheard is not said again', whatIsUnheardIsSaidAgain, lossy, {
    notice: notice.provide({
      actions: {
        say: enqueueActions(({ context, event, enqueue }) => {
          const { held, process } = context as NoticeContext;
          if (held !== null && (event as Notice).type === held.type) enqueue.emit({ ...held, to: process });
        }),
      },
    }),
  }),
  canary('a death that is said while an answer is unheard is not kept', noNoticeIsLost, lossy, {
    notice: withTransition(notice, 'unacknowledged', 'DeathNotification', {
      target: 'quiet',
      actions: ['hold', 'say', 'forget'],
    }),
  }),
  canary('any acknowledgement is taken for that of the last word', noNoticeIsLost, losing, {
    notice: notice.provide({ guards: { ofHeld: always } }),
  }),
  canary('the acknowledgement of an earlier word silences the last one', whatIsUnheardIsSaidAgain, restarting, {
    notice: notice.provide({ guards: { ofHeld: always } }),
  }),
  canary('what was said to the dead is said for ever', onlyTheLivingAreToldAgain, lossy, {
    entry: entry.provide({ actions: { endNotice: nothing } }),
  }),
  canary('a birth is told before the death', birthsComeLast, restarting, {
    entry: withTransition(entry, 'alive', 'RegisterRequest', [
      { guard: 'sameToken', actions: ['resetCounter', 'reply'] },
      {
        guard: 'laterToken',
        target: 'alive',
        reenter: true,
        actions: ['foundSuperseded', 'takeInstance', 'nextIncarnation', 'reply', 'notifyBirth', 'notifyDeath'],
      },
      {},
    ]),
  }),
];
