import { assign, type AnyStateMachine } from 'xstate';
import { awaitedInput } from '../../machines/restart-sync/awaited-input.ts';
import { configurationManager } from '../../machines/restart-sync/configuration-manager.ts';
import { configuration } from '../../machines/restart-sync/configuration.ts';
import { receiver } from '../../machines/restart-sync/receiver.ts';
import type { SourceContext, SourceEvent } from '../../machines/restart-sync/source-data.ts';
import { source } from '../../machines/restart-sync/source.ts';
import { listenersOf, syncProcess, type SyncProcessInput } from '../../machines/restart-sync/sync-process.ts';
import { messages as processStateMessages } from '../../spec/process-state/messages.ts';
import { changed, type Rec } from '../../spec/restart-sync/entries.ts';
import { messages } from '../../spec/restart-sync/messages.ts';
import { liveness } from '../../spec/restart-sync/properties/liveness.ts';
import type { RestartSyncView } from '../../spec/restart-sync/view.ts';
import type { Part, System } from '../checker/index.ts';
import { channelsOf } from './channels.ts';
import { asSpecified, cardOf, targetsOf, type Composition } from './composition.ts';
import { announce, MEMBERSHIP, memberRole, membershipRole } from './membership.ts';
import { monitorsOf } from './observers.ts';
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
    monitors: monitorsOf(composition),
    messages: { ...processStateMessages, ...messages, Announce: announce },
    view: (world) => viewOf(world, composition),
    properties: requiredOf(composition),
    deferred: liveness,
    quiescent: () => true,
  };
}

function processPart(composition: Composition, name: string, using: Charts): Part {
  const input = inputOf(composition, name);
  const member = memberRole({
    name,
    pid: Object.keys(composition.processes).indexOf(name) + 1,
    targets: targetsOf(composition, name),
    listeners: listenersOf(input),
  });
  return { role: syncProcess(input, member, stamping(using)), host: cardOf(name), observedBy: MEMBERSHIP };
}

/** What a composition chooses for one of its processes. */
export function inputOf(composition: Composition, name: string): SyncProcessInput {
  const { inputs = [], source, configuredBy, configurations } = composition.processes[name] ?? {};
  const { ripple = 'full-set', 'config.limit': limit = null, ...options } = composition.options ?? {};
  const { subscribeRetry: requestRetry } = { ...asSpecified, ...options };
  return {
    inputs: Object.fromEntries(inputs.map((input) => [input, { ...asSpecified, ...options }])),
    source:
      source === undefined
        ? null
        : { discovers: inputs.length === 0, receivers: [], ripple, recordsPerMessage: 1, ...source },
    configuration: configuredBy === undefined ? null : { manager: configuredBy, requestRetry, limit },
    configurationManager: configurations === undefined ? null : { configurations },
  };
}

/** The charts with values that carry the key of the instance that found them, so that properties can tell whose they are. */
export function stamping(using: Charts): Charts {
  return { ...using, source: using.source.provide({ actions: { find, change } }) };
}

type Given = { readonly context: SourceContext; readonly event: SourceEvent };

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
