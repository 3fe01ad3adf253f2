import { assign, enqueueActions, setup } from 'xstate';
import { sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type { HostedProcess } from '../../spec/process-state/messages.ts';
import { entryOf, type Interested } from './entry-data.ts';

/** An instance that waits for whoever registers under this identifier on this element. */
export interface Awaiting {
  readonly requester: Interested;
  readonly asked: HostedProcess;
  readonly seq: number;
}

/** What an instance asked for by identifier, and the name that it has followed since. */
export interface Resolved {
  readonly key: CommunicationKey;
  readonly asked: HostedProcess;
  readonly name: string;
}

export interface ResolverContext {
  /** Under which identifier, and where, the last instance of each name registered. */
  readonly places: Readonly<Record<string, HostedProcess>>;
  readonly awaiting: readonly Awaiting[];
  readonly resolved: readonly Resolved[];
}

type Event =
  | { type: 'IdentifierAsked'; requester: Interested; asked: HostedProcess; seq: number }
  | { type: 'InstanceRegistered'; name: string; at: HostedProcess }
  | { type: 'RequesterGone'; key: CommunicationKey };

/** The address of the resolver inside the manager. */
export const RESOLVER = 'resolver';

/**
 * Finds the name behind an identifier of an operating system. Such an identifier changes with each restart and may be given
 * to another process, so what was found once stands for as long as the instance that asked. PSM-LKP-3
 */
export const resolver = setup({
  types: {
    context: {} as ResolverContext,
    events: {} as Event,
    emitted: {} as { type: 'InterestDeclared'; to: string; requester: Interested; asked: HostedProcess; seq: number },
  },
  guards: {
    resolvedBefore: ({ context, event }) =>
      event.type === 'IdentifierAsked' && nameBefore(context, event) !== undefined,
    knownHere: ({ context, event }) => event.type === 'IdentifierAsked' && nameAt(context, event.asked) !== undefined,
    isAwaited: ({ context, event }) =>
      event.type === 'InstanceRegistered' && context.awaiting.some(({ asked }) => samePlace(asked, event.at)),
  },
  actions: {
    declareAgain: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'IdentifierAsked') return;
      const { requester, asked, seq } = event;
      const name = nameBefore(context, event);
      if (name !== undefined) enqueue.emit({ type: 'InterestDeclared', to: entryOf(name), requester, asked, seq });
    }),
    resolve: assign(({ context, event }) => {
      if (event.type !== 'IdentifierAsked') return {};
      const { requester, asked } = event;
      const name = nameAt(context, asked);
      return name === undefined ? {} : { resolved: [...context.resolved, { key: requester.key, asked, name }] };
    }),
    await: assign(({ context, event }) => {
      if (event.type !== 'IdentifierAsked') return {};
      const { requester, asked, seq } = event;
      const isKnown = context.awaiting.some(
        (who) => sameKey(who.requester.key, requester.key) && samePlace(who.asked, asked),
      );
      return isKnown ? {} : { awaiting: [...context.awaiting, { requester, asked, seq }] };
    }),
    declareAwaiting: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'InstanceRegistered') return;
      for (const { requester, asked, seq } of context.awaiting) {
        if (samePlace(asked, event.at))
          enqueue.emit({ type: 'InterestDeclared', to: entryOf(event.name), requester, asked, seq });
      }
    }),
    resolveAwaiting: assign(({ context, event }) => {
      if (event.type !== 'InstanceRegistered') return {};
      const [hit, others] = [
        context.awaiting.filter(({ asked }) => samePlace(asked, event.at)),
        context.awaiting.filter(({ asked }) => !samePlace(asked, event.at)),
      ];
      const found = hit.map(({ requester: { key }, asked }) => ({ key, asked, name: event.name }));
      return { awaiting: others, resolved: [...context.resolved, ...found] };
    }),
    notePlace: assign(({ context, event }) => {
      if (event.type !== 'InstanceRegistered') return {};
      // Whoever was known under that identifier there is not any more.
      const others = Object.entries(context.places).filter(([, place]) => !samePlace(place, event.at));
      return { places: { ...Object.fromEntries(others), [event.name]: event.at } };
    }),
    forgetRequester: assign(({ context, event }) => {
      if (event.type !== 'RequesterGone') return {};
      return {
        awaiting: context.awaiting.filter(({ requester }) => !sameKey(requester.key, event.key)),
        resolved: context.resolved.filter(({ key }) => !sameKey(key, event.key)),
      };
    }),
  },
}).createMachine({
  id: 'process-state/resolver',
  description: 'Finds the name behind an identifier of an operating system, or lets those wait who ask for one.',
  context: { places: {}, awaiting: [], resolved: [] },
  initial: 'resolving',
  states: {
    resolving: {
      description: 'Answers within the step in which it is asked, or in which somebody registers.',
      on: {
        IdentifierAsked: [
          {
            guard: 'resolvedBefore',
            actions: 'declareAgain',
            description: 'Asked again: it follows the name that was found, whoever has the identifier by now.',
            meta: { clauses: ['PSM-LKP-3', 'PSM-LKP-12', 'PSM-LKP-13'] },
          },
          {
            guard: 'knownHere',
            actions: ['resolve', 'declareAgain'],
            description:
              'The last instance of that name registered so, alive or dead: interest is in the name from now on.',
            meta: { clauses: ['PSM-LKP-3', 'PSM-LKP-5'] },
          },
          {
            actions: 'await',
            description: 'Nobody has registered so: it waits for exactly that, without an answer.',
            meta: { clauses: ['PSM-LKP-3', 'PSM-LKP-4'] },
          },
        ],
        InstanceRegistered: [
          {
            guard: 'isAwaited',
            actions: ['notePlace', 'declareAwaiting', 'resolveAwaiting'],
            description: 'Those who waited for it become interested in its name, and are answered.',
            meta: { clauses: ['PSM-LKP-3', 'PSM-REG-11'] },
          },
          {
            actions: 'notePlace',
            description: 'Nobody waits for it; whoever asks from now on finds it.',
            meta: { clauses: ['PSM-LKP-3', 'PSM-REG-16'] },
          },
        ],
        RequesterGone: {
          actions: 'forgetRequester',
          description: 'Its successor asks anew, by what it knows.',
          meta: { clauses: ['PSM-LKP-3', 'PSM-LKP-14'] },
        },
      },
    },
  },
});

function samePlace(a: HostedProcess, b: HostedProcess): boolean {
  return a.osId === b.osId && a.element === b.element;
}

function nameAt({ places }: ResolverContext, asked: HostedProcess): string | undefined {
  return Object.keys(places).find((name) => samePlace(places[name] ?? asked, asked));
}

function nameBefore(
  { resolved }: ResolverContext,
  { requester, asked }: { readonly requester: Interested; readonly asked: HostedProcess },
): string | undefined {
  return resolved.find((found) => sameKey(found.key, requester.key) && samePlace(found.asked, asked))?.name;
}
