import { transition, type AnyEventObject, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { Message } from '../../spec/property.ts';

/** Something that a chart says, and to whom. */
export interface Said extends Message {
  readonly to: string;
}

/** What a chart did on one event, run to completion. */
export interface Reaction {
  readonly snapshot: AnyMachineSnapshot;
  readonly said: readonly Said[];
  /** Named delays that began and ended, in order. `id` is the event at the end of the delay. */
  readonly delays: readonly { readonly id: string; readonly ticks?: number }[];
}

interface Executable {
  readonly type: string;
  readonly params?: {
    readonly event?: unknown;
    readonly id?: string;
    readonly delay?: number;
    readonly sendId?: string;
  };
}

/** Runs a chart on one event without an actor: state in, state out. */
export function reactionOf(machine: AnyStateMachine, before: AnyMachineSnapshot, event: AnyEventObject): Reaction {
  const [snapshot, actions] = transition(machine, before, event) as [AnyMachineSnapshot, readonly Executable[]];
  if (snapshot.status === 'error') throw snapshot.error;
  return { snapshot, ...effectsOf(actions) };
}

function effectsOf(actions: readonly Executable[]): Pick<Reaction, 'said' | 'delays'> {
  const said: Said[] = [];
  const delays: Reaction['delays'][number][] = [];
  for (const { type, params = {} } of actions) {
    if (type === 'xstate.emit') said.push(params.event as Said);
    // A raise without a delay is listed as well, although it is over.
    else if (type === 'xstate.raise' && params.id !== undefined && params.delay !== undefined)
      delays.push({ id: params.id, ticks: params.delay });
    else if (type === 'xstate.cancel' && params.sendId !== undefined) delays.push({ id: params.sendId });
  }
  return { said, delays };
}
