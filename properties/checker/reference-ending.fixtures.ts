import type { Json, Message } from '../../spec/property.ts';
import type { Draft, PartState } from './reference-state.fixtures.ts';
import type { System } from './system.ts';

/** What one part says to another. */
export interface Outgoing {
  readonly from: string;
  readonly to: string;
  readonly message: Message;
}

/** Whether one of the charts of a part has come to its top-level final state. */
export function isOver({ charts }: PartState): boolean {
  return Object.values(charts).some(({ snapshot }) => snapshot.status === 'done');
}

/**
 * A part goes down: volatile state, timers, and what is on its way to it, save what is in a set. What its observer is to be
 * told of it, if there is one.
 */
export function goDown(system: System, draft: Draft, name: string): readonly Outgoing[] {
  const { boot, charts } = draft.parts[name]!;
  const { durable: kept = [], observedBy } = system.parts[name]!;
  const durable = kept.map((path) => {
    const [instance = '', key = ''] = path.split('.');
    return [path, (charts[instance]!.snapshot.context as Record<string, Json>)[key]!] as const;
  });
  draft.parts[name] = { up: false, boot, durable: Object.fromEntries(durable), charts: {} };
  draft.channels = draft.channels.map((flying, at) =>
    system.channels[at]!.kind === 'set' ? flying : flying.filter(({ to }) => to !== name),
  );
  return observedBy === undefined ? [] : [{ from: name, to: observedBy, message: { type: 'PartEnded', boot } }];
}
