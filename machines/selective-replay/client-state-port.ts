import { setup, type AnyStateMachine } from 'xstate';
import type { Position } from '../../spec/selective-replay/operation-id.ts';
import type { Body, ReplayedSection } from '../../spec/selective-replay/sections.ts';
import { asKept, type ChangedBy } from './changed-by.ts';
import { updateIn, type ClientContext, type ClientEvent } from './client-process-data.ts';

/** Where a client keeps its state 43: one method for each thing that it does to it. */
export interface ClientStatePort {
  /** The last change in each section of it. RPL-58 */
  readonly changedBy: ChangedBy;
  /** Makes the changes of an update; where that carries the whole state, out of nothing. RPL-32, RPL-54 */
  apply(opUid: Position, body: Body, isWhole: boolean): void;
  /** The sections of a replay hold what it says and nothing else. RPL-85 */
  overwrite(opUid: Position, sections: readonly ReplayedSection[]): void;
  /** All of it goes. RPL-52 */
  clear(): void;
}

const typed = setup({ types: { context: {} as ClientContext, events: {} as ClientEvent } });

/**
 * The chart of a client over a state that is kept elsewhere: in its context stays how far that has come. Each change is made in
 * the place of its action, before it is acknowledged, however the chart is run: by an actor or by `transition`.
 *
 * @throws if the machine lacks one of the actions of a client, and so is none.
 */
export function provideClientState(machine: AnyStateMachine, state: ClientStatePort): AnyStateMachine {
  const actions = {
    apply: typed.assign(({ context, event }) => {
      const update = updateIn(event);
      if (update === undefined) return {};
      const { opUid, body, isWhole } = update;
      state.apply(opUid, body, isWhole);
      return { lastProcessed: opUid, changedBy: asKept(context.changedBy, state.changedBy) };
    }),
    overwrite: typed.assign(({ context, event }) => {
      if (event.type !== 'Replay' || event.kind !== 'state') return {};
      state.overwrite(event.replayUid, event.sections);
      return { lastProcessed: event.replayUid, changedBy: asKept(context.changedBy, state.changedBy) };
    }),
    loseState: typed.assign(({ context }) => {
      state.clear();
      const changedBy = asKept(context.changedBy, state.changedBy);
      return { incarnation: context.incarnation + 1, changedBy, lastProcessed: null, heard: null, isFailing: false };
    }),
  };
  const lacking = Object.keys(actions).filter((name) => !(name in machine.implementations.actions));
  if (lacking.length > 0)
    throw new Error(
      `The chart ${machine.id} has no ${lacking.join(', ')}, which every client has. Give provideClientState the chart of a client.`,
    );
  return machine.provide({ actions });
}
