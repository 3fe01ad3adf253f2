import { assign, type AnyStateMachine } from 'xstate';
import { awaitedInput } from '../../machines/restart-sync/awaited-input.ts';
import { configurationManager } from '../../machines/restart-sync/configuration-manager.ts';
import { configuration } from '../../machines/restart-sync/configuration.ts';
import { endings } from '../../machines/restart-sync/monitors/endings.ts';
import { transfers } from '../../machines/restart-sync/monitors/transfers.ts';
import { receiver } from '../../machines/restart-sync/receiver.ts';
import type { SourceContext, SourceEvent } from '../../machines/restart-sync/source-data.ts';
import { source } from '../../machines/restart-sync/source.ts';
import { listenersOf, syncProcess, type SyncProcessInput } from '../../machines/restart-sync/sync-process.ts';
import { messages as processStateMessages } from '../../spec/process-state/messages.ts';
import { changed, type Rec } from '../../spec/restart-sync/entries.ts';
import { messages } from '../../spec/restart-sync/messages.ts';
import type { RestartSyncView } from '../../spec/restart-sync/view.ts';
import type { Part, System } from '../checker/index.ts';
import { channelsOf, edgesOf, receiversOf } from './channels.ts';
import { asSpecified, type Composition } from './composition.ts';
import { announce, MEMBERSHIP, memberRole, membershipRole } from './membership.ts';
import { requiredOf } from './required.ts';
import { viewOf } from './world.ts';

/** The charts of the protocol; a canary replaces one of them. */
export interface Charts {
  readonly receiver: AnyStateMachine;
  readonly source: AnyStateMachine;
  readonly awaitedInput: AnyStateMachine;
  readonly configuration: AnyStateMachine;
  readonly configurationManager: AnyStateMachine;
}

export const charts: Charts = { receiver, source, awaitedInput, configuration, configurationManager };

/** Processes on cards of their own, and a membership that tells of their births and deaths. */
export function restartSync(composition: Composition, using: Charts = charts): System<RestartSyncView> {
  const names = Object.keys(composition.processes);
  const edges = edgesOf(composition);
  const limit = composition.options?.limit ?? asSpecified.limit;
  return {
    name: composition.name,
    hosts: [{ name: 'membership card' }, ...names.map((name) => ({ name: cardOf(name) }))],
    parts: {
      [MEMBERSHIP]: { role: membershipRole(names, composition.causes), host: 'membership card' },
      ...Object.fromEntries(names.map((name) => [name, processPart(composition, name, using)])),
    },
    channels: channelsOf(composition),
    stimuli: composition.stimuli,
    faults: composition.faults,
    monitors: Object.fromEntries(
      edges.flatMap(({ source, receiver }) => [
        [
          `ends of ${source} at ${receiver}`,
          {
            machine: endings,
            input: { source, receiver, limit, hosts: [cardOf(receiver)], answersAtOnce: false },
            view: ({ context }) => context,
          },
        ],
        [
          `transfers of ${source} to ${receiver}`,
          { machine: transfers, input: { source, receiver }, view: ({ context }) => context },
        ],
      ]),
    ),
    messages: { ...processStateMessages, ...messages, Announce: announce },
    view: (world) => viewOf(world, composition),
    properties: requiredOf(composition),
    deferred: [],
    quiescent: () => true,
  };
}

export function cardOf(name: string): string {
  return `card of ${name}`;
}

function processPart(composition: Composition, name: string, using: Charts): Part {
  const { inputs = [], source } = composition.processes[name] ?? {};
  const { ripple = 'full-set', ...options } = composition.options ?? {};
  const input: SyncProcessInput = {
    inputs: Object.fromEntries(inputs.map((input) => [input, { ...asSpecified, ...options }])),
    source:
      source === undefined
        ? null
        : { discovers: inputs.length === 0, receivers: [], ripple, recordsPerMessage: 1, ...source },
  };
  const member = memberRole({
    name,
    pid: Object.keys(composition.processes).indexOf(name) + 1,
    targets: [...inputs, ...receiversOf(composition, name)],
    listeners: listenersOf(input),
  });
  return {
    role: syncProcess(input, member, { ...using, source: using.source.provide({ actions: { find, change } }) }),
    host: cardOf(name),
    observedBy: MEMBERSHIP,
  };
}

type Given = { readonly context: SourceContext; readonly event: SourceEvent };

/** What is found carries the key of the instance that found it, so that properties can tell whose it is. */
const find = assign(({ context, event }: Given) => ({
  found:
    event.type === 'Found' ? changed(context.found, { put: stamped(event.recs, context), remove: [] }) : context.found,
}));
const change = assign(({ context, event }: Given) => ({
  found:
    event.type === 'Change'
      ? changed(context.found, { put: stamped(event.put, context), remove: event.remove })
      : context.found,
}));

function stamped(records: readonly Rec[], { own }: SourceContext): readonly Rec[] {
  return records.map(({ k, v }) => ({ k, v: { of: own, is: v } }));
}
