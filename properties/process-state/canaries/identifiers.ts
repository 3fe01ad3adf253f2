import { assign, enqueueActions } from 'xstate';
import type { EntryContext, Interested } from '../../../machines/process-state/entry-data.ts';
import { keyIn } from '../../../machines/process-state/entry-data.ts';
import type { ResolverContext } from '../../../machines/process-state/resolver.ts';
import type { HostedProcess, RegisterRequest } from '../../../spec/process-state/messages.ts';
import {
  identifiersAreFoundOnce,
  interestFollowsTheName,
  namesAreLearntRightly,
  theAwaitedAreIntroduced,
} from '../../../spec/process-state/properties/identifiers.ts';
import { noEffectFromTheDead } from '../../../spec/process-state/properties/communication.ts';
import { withTransition } from '../../variant.ts';
import { never, nothing } from '../../wrong-charts.ts';
import { identified, identifiedTalk, identifierReused } from '../compositions/identifiers.ts';
import { charts } from '../system.ts';
import { canary, type WrongCharts } from './canary.ts';

/** For each property of look-ups by identifier at least one wrong variant of the charts in which it must fail. */

const { entry, resolver, process } = charts;
const restarting = identified({ T: 1, P: 1 });
const reused = identifierReused({}, 1);

interface Asked {
  readonly requester: Interested;
  readonly asked: HostedProcess;
  readonly seq: number;
}

export const identifierCanaries: readonly WrongCharts[] = [
  canary('who waits for an identifier is forgotten', theAwaitedAreIntroduced, restarting, {
    resolver: resolver.provide({ guards: { isAwaited: never } }),
  }),
  canary('what was found is noted, and nobody is told', interestFollowsTheName, restarting, {
    resolver: resolver.provide({ actions: { declareAwaiting: nothing, declareAgain: nothing } }),
  }),
  canary('a restart under another identifier loses its interested', interestFollowsTheName, restarting, {
    entry: entry.provide({
      actions: {
        takeInstance: assign(({ event }: { event: RegisterRequest & { from: string } }) => ({
          token: event.token,
          address: event.from,
          element: event.element,
          osId: event.osId,
          listAsked: false,
          interested: [],
        })),
      },
    }),
  }),
  canary('who asks again gets whoever has the identifier by now', identifiersAreFoundOnce, reused, {
    resolver: resolver.provide({
      guards: { resolvedBefore: never },
      actions: {
        resolve: assign(({ context: { places }, event }: { context: ResolverContext; event: unknown }) => {
          const { requester, asked } = event as Asked;
          const [name] = Object.keys(places).filter((known) => places[known]?.osId === asked.osId);
          return name === undefined ? {} : { resolved: [{ key: requester.key, asked, name }] };
        }),
      },
    }),
  }),
  canary('who was answered still waits', theAwaitedAreIntroduced, reused, {
    resolver: withTransition(resolver, 'resolving', 'InstanceRegistered', [
      { guard: 'isAwaited', actions: ['notePlace', 'declareAwaiting'] },
      { actions: 'notePlace' },
    ]),
  }),
  canary('the answer tells the name of the one that asked', namesAreLearntRightly, restarting, {
    entry: entry.provide({
      actions: {
        answerAlive: enqueueActions(({ context, event, enqueue }) => {
          const { requester, asked, seq } = event as unknown as Asked;
          const { process: to, key } = requester;
          const reply = { type: 'LookupReply', to, requester: key, target: asked, name: to, seq };
          enqueue.emit({ ...reply, key: keyIn(context as EntryContext) });
        }),
      },
    }),
  }),
  canary(
    'a process does not recognise a target by the name that it learnt',
    noEffectFromTheDead,
    identifiedTalk({ T: 1 }, 1),
    {
      process: process.provide({ actions: { noteName: nothing } }),
    },
  ),
];
