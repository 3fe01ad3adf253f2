import { sameKey } from '../../spec/process-state/messages.ts';
import { sameValue } from '../../spec/restart-sync/entries.ts';
import { receiverAt } from '../../spec/restart-sync/properties/edges.ts';
import type { Edge, RestartSyncView } from '../../spec/restart-sync/view.ts';
import { passedOn } from '../../machines/restart-sync/source-outputs.ts';
import type { Composition } from './composition.ts';

/** Why a system has not converged, once faults have ceased; undefined when it has. */
export type Convergence = (view: RestartSyncView) => string | undefined;

/**
 * Everything is up, complete and of the living, everybody has exactly what its source has, and what is derived is derived from
 * that: so everyone down a chain agrees with its head. L-SYNC-1 to L-SYNC-4
 */
export function agreeing({ processes }: Composition): Convergence {
  return (view) =>
    view.names.find((name) => view.process(name) === undefined)?.concat(' is down') ??
    view.names.reduce<string | undefined>((reason, name) => reason ?? unfinished(view, name), undefined) ??
    view.edges.reduce<string | undefined>((reason, edge) => reason ?? disagreement(view, edge), undefined) ??
    view.names.reduce<string | undefined>((reason, name) => reason ?? misderived(view, name, processes), undefined);
}

/** The same while the head lives; once it is dead for good, its data is gone from everybody, and that is known as whole. L-SYNC-5 */
export function agreeingWithout(head: string, composition: Composition): Convergence {
  const whole = agreeing(composition);
  return (view) => {
    if (view.process(head) !== undefined) return whole(view);
    for (const edge of view.edges) {
      const { source, receiver } = edge;
      const held = receiverAt(view, edge);
      if (held === undefined) return `${receiver} is down`;
      if (Object.keys(held.current).length > 0) return `${receiver} still uses data that ${source} had from ${head}`;
      if (held.condition === 'stale') return `the data of ${source} is stale at ${receiver}`;
      if (source !== head) {
        const reason = unfinished(view, source) ?? disagreement(view, edge);
        if (reason !== undefined) return reason;
      }
    }
    return undefined;
  };
}

function unfinished(view: RestartSyncView, name: string): string | undefined {
  const source = view.process(name)?.source;
  if (source == null || source.phase === 'complete') return undefined;
  return `${name} is ${source.phase}`;
}

function disagreement(view: RestartSyncView, edge: Edge): string | undefined {
  const held = receiverAt(view, edge);
  const source = view.process(edge.source)?.source;
  const told = `the data of ${edge.source} at ${edge.receiver}`;
  if (held === undefined || source == null) return `${edge.receiver} or ${edge.source} is down`;
  if (held.condition === 'stale') return `${told} is stale`;
  if (!held.complete) return `${told} is not whole`;
  if (held.key === null || source.own === null || !sameKey(held.key, source.own))
    return `${told} is not of the instance that runs`;
  return sameValue(held.current, source.entries) ? undefined : `${told} is not what that has`;
}

function misderived(view: RestartSyncView, name: string, processes: Composition['processes']): string | undefined {
  const process = view.process(name);
  const { inputs = [], derivation = passedOn } = processes[name] ?? {};
  if (process?.source == null || inputs.length === 0) return undefined;
  const held = Object.fromEntries(inputs.map((input) => [input, process.receivers[input]?.current ?? {}]));
  return sameValue(process.source.entries, derivation(held)) ? undefined : `${name} has not derived what it uses`;
}
