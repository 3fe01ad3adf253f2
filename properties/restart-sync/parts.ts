import { assign, type AnyStateMachine } from 'xstate';
import type { SourceContext, SourceEvent } from '../../machines/restart-sync/source-data.ts';
import { deriving } from '../../machines/restart-sync/source-outputs.ts';
import type { SyncProcessInput } from '../../machines/restart-sync/sync-process.ts';
import { changed, type Rec } from '../../spec/restart-sync/entries.ts';
import { asSpecified, type Composition } from './composition.ts';
import type { Charts } from './charts.ts';

/** What a composition chooses for one of its processes. */
export function inputOf(composition: Composition, name: string): SyncProcessInput {
  const { inputs = [], source, configuredBy, configurations } = composition.processes[name] ?? {};
  const { ripple = 'full-set', 'config.limit': limit = null, ...options } = composition.options ?? {};
  const { subscribeRetry: requestRetry, ipc } = { ...asSpecified, ...options };
  return {
    inputs: Object.fromEntries(inputs.map((input) => [input, { ...asSpecified, ...options }])),
    source:
      source === undefined
        ? null
        : { discovers: inputs.length === 0, receivers: [], ripple, recordsPerMessage: 1, ...source },
    configuration: configuredBy === undefined ? null : { manager: configuredBy, requestRetry, ipc, limit },
    configurationManager: configurations === undefined ? null : { configurations },
  };
}

/** The charts of one of its processes: its derivation, and values that carry the key of the instance that found them. */
export function chartsOf(composition: Composition, name: string, using: Charts): Charts {
  const { derivation } = composition.processes[name] ?? {};
  const source = stamping(using.source);
  return { ...using, source: derivation === undefined ? source : source.provide({ actions: deriving(derivation) }) };
}

/** One chart for all processes that derive nothing of their own, so that what they take of it counts together. */
function stamping(source: AnyStateMachine): AnyStateMachine {
  const known = stampingCharts.get(source) ?? source.provide({ actions: { find, change, takeOwn } });
  stampingCharts.set(source, known);
  return known;
}

const stampingCharts = new WeakMap<AnyStateMachine, AnyStateMachine>();

interface Given {
  readonly context: SourceContext;
  readonly event: SourceEvent;
}

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

/** Under a new key it vouches for what it has found before. */
const takeOwn = assign(({ context, event }: Given) => {
  if (event.type !== 'KeyTaken') return {};
  const own = event.key;
  const found = Object.fromEntries(Object.entries(context.found).map(([k, v]) => [k, { ...(v as object), of: own }]));
  return { own, found, entries: { ...context.entries, ...found } };
});

function stamped(records: readonly Rec[], { own }: SourceContext): readonly Rec[] {
  return records.map(({ k, v }) => ({ k, v: { of: own, is: v } }));
}
