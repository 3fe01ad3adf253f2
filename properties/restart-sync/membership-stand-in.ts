import { assign, enqueueActions, setup } from 'xstate';
import { z } from 'zod';
import { only, type Role } from '../../machines/role.ts';
import type { KeyTaken } from '../../machines/process-state/process-data.ts';
import { communicationKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type {
  BirthNotification,
  DeathNotification,
  LookupReply,
  LookupRequest,
} from '../../spec/process-state/messages.ts';

/**
 * What restart-sync needs of a process manager, and no more: a key for each instance, and births and deaths, told in order
 * but as late as they like, a death perhaps never where a birth follows. The real manager stands in its place elsewhere.
 */

/** A process says that it runs, under a key that counts its starts. */
export const announce = z.strictObject({ type: z.literal('Announce'), name: z.string().min(1), key: communicationKey });
export type Announce = z.infer<typeof announce>;

/** The life of a process as a member: at its start it says so, and asks for those whose data it uses. */
export const member = setup({
  types: {
    input: {} as MemberInput & { boot: number },
    context: {} as MemberInput & { key: CommunicationKey },
    emitted: {} as (Announce | LookupRequest | KeyTaken) & { to: string },
  },
  actions: {
    announce: enqueueActions(({ context: { name, key, targets, listeners }, enqueue }) => {
      enqueue.emit({ type: 'Announce', to: MEMBERSHIP, name, key });
      for (const to of listeners) enqueue.emit({ type: 'KeyTaken', to, key });
      for (const target of targets)
        enqueue.emit({ type: 'LookupRequest', to: MEMBERSHIP, requester: key, target, seq: 1 });
    }),
  },
}).createMachine({
  id: 'restart-sync/member',
  description: 'The life of a process as a member of a group.',
  context: ({ input: { boot, ...input } }) => ({ ...input, key: { epoch: 1, pid: input.pid, incarnation: boot } }),
  entry: 'announce',
});

export interface MemberInput {
  readonly name: string;
  readonly pid: number;
  /** Whose births and deaths it is told of. */
  readonly targets: readonly string[];
  /** The charts of the process that are told of its key. */
  readonly listeners: readonly string[];
}

export function memberRole(input: MemberInput): Role<object, unknown> {
  return {
    name: 'restart-sync/member',
    instances: ({ boot }) => ({ member: { machine: member, input: { ...input, boot } } }),
    route: () => [],
    view: () => null,
  };
}

export const MEMBERSHIP = 'membership';

interface Known {
  readonly process: string;
  readonly key: CommunicationKey;
}

interface MembershipContext {
  readonly name: string;
  readonly causes: readonly DeathNotification['cause'][];
  readonly key: CommunicationKey | null;
  readonly cause: DeathNotification['cause'];
  readonly interested: readonly Known[];
}

/** What the membership knows of one process. */
export const membershipEntry = setup({
  types: {
    input: {} as Pick<MembershipContext, 'name' | 'causes'>,
    context: {} as MembershipContext,
    events: {} as
      | Announce
      | (LookupRequest & { from: string })
      | { type: 'PartEnded'; from: string }
      | { type: 'choice.reportExit' }
      | { type: 'choice.reportSilence' },
    emitted: {} as (BirthNotification | DeathNotification | LookupReply) & { to: string },
  },
  guards: {
    exits: ({ context }) => context.causes.includes('exit'),
    fallsSilent: ({ context }) => context.causes.includes('silence'),
  },
  actions: {
    take: assign(({ context, event }) => ({ key: event.type === 'Announce' ? event.key : context.key })),
    exited: assign({ cause: 'exit' }),
    silent: assign({ cause: 'silence' }),
    interest: assign(({ context, event }) =>
      event.type === 'LookupRequest'
        ? {
            interested: [
              ...context.interested.filter(({ process }) => process !== event.from),
              { process: event.from, key: event.requester },
            ],
          }
        : { interested: context.interested },
    ),
    tellBirth: enqueueActions(({ context: { name, key, interested }, enqueue }) => {
      if (key === null) return;
      for (const { process: to, key: requester } of interested)
        enqueue.emit({ type: 'BirthNotification', to, requester, name, key });
    }),
    tellDeath: enqueueActions(({ context: { name, key, cause, interested }, enqueue }) => {
      if (key === null) return;
      for (const { process: to, key: requester } of interested)
        enqueue.emit({ type: 'DeathNotification', to, requester, name, key, cause });
    }),
    answerAlive: enqueueActions(({ context: { name, key }, event, enqueue }) => {
      if (event.type !== 'LookupRequest' || key === null) return;
      const { from: to, requester, seq } = event;
      enqueue.emit({ type: 'LookupReply', to, requester, target: name, seq, key });
    }),
    answerDead: enqueueActions(({ context: { name, key, cause }, event, enqueue }) => {
      if (event.type !== 'LookupRequest' || key === null) return;
      enqueue.emit({ type: 'DeathNotification', to: event.from, requester: event.requester, name, key, cause });
    }),
  },
}).createMachine({
  id: 'restart-sync/membership-entry',
  description: 'What the membership knows of one process.',
  context: ({ input }) => ({ ...input, key: null, cause: 'exit', interested: [] }),
  initial: 'unknown',
  states: {
    unknown: {
      description: 'It never ran.',
      on: {
        Announce: { target: 'alive', actions: ['take', 'tellBirth'], description: 'It runs.' },
        LookupRequest: { actions: 'interest', description: 'Its birth will be told.' },
      },
    },
    alive: {
      description: 'It runs.',
      on: {
        PartEnded: { target: 'undetected', description: 'It has ended; that is not known yet.' },
        LookupRequest: { actions: ['interest', 'answerAlive'], description: 'Told at once.' },
      },
    },
    undetected: {
      description: 'It has ended, and still counts as alive.',
      on: {
        'choice.reportExit': {
          guard: 'exits',
          target: 'dead',
          actions: ['exited', 'tellDeath'],
          description: 'Its end is reported.',
          meta: { level: 'MAY' },
        },
        'choice.reportSilence': {
          guard: 'fallsSilent',
          target: 'dead',
          actions: ['silent', 'tellDeath'],
          description: 'Its silence is noticed.',
          meta: { level: 'MAY' },
        },
        Announce: {
          target: 'alive',
          actions: ['take', 'tellBirth'],
          description: 'It restarted before its end was noticed.',
        },
        LookupRequest: { actions: ['interest', 'answerAlive'], description: 'It counts as alive.' },
      },
    },
    dead: {
      description: 'It is known to be dead.',
      on: {
        Announce: { target: 'alive', actions: ['take', 'tellBirth'], description: 'It restarted.' },
        LookupRequest: { actions: ['interest', 'answerDead'], description: 'Told at once.' },
      },
    },
  },
});

export function membershipRole(
  names: readonly string[],
  causes: readonly DeathNotification['cause'][],
): Role<object, unknown> {
  return {
    name: 'restart-sync/membership',
    instances: () =>
      Object.fromEntries(names.map((name) => [entryOf(name), { machine: membershipEntry, input: { name, causes } }])),
    route: (message) => {
      if (message.type === 'LookupRequest') return [entryOf(message.target as string)];
      return [entryOf(message.from)];
    },
    view: (instances) => Object.fromEntries(names.map((name) => [name, only(instances, entryOf(name)).value])),
  };
}

/** Not the name alone: what is sent to a process would find the entry of that name instead. */
function entryOf(name: string): string {
  return `entry/${name}`;
}
