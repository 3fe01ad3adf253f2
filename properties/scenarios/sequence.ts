import { createMachine, type AnyStateMachine } from 'xstate';
import type { Message } from '../../spec/property.ts';

/** One thing that a scenario waits for, as a monitor sees it. */
export interface Occurrence {
  /** What a monitor sees: `deliver.BirthNotification`, `send.OsExit`, `crash`, `timer.countPeriod`, `tick`. */
  readonly type: string;
  /** Which of those it is; the fields are those of the observation. Default: any. */
  readonly is?: (observation: Observation) => boolean;
  /** What must not happen while it is waited for; if it does, the scenario begins anew. */
  readonly without?: readonly string[];
}

/** What a monitor sees of a step. */
export interface Observation {
  readonly part?: string;
  readonly from?: string;
  readonly to?: string;
  readonly target?: string;
  readonly instance?: string;
  readonly message?: Message;
}

/** A monitor that waits for things to happen one after the other, with anything else between them. Its final value is `reached`. */
export function sequenceOf(id: string, occurrences: readonly Occurrence[]): AnyStateMachine {
  const stateAt = (at: number): string => (at === occurrences.length ? 'reached' : `waiting ${String(at + 1)}`);
  const states = occurrences.map(({ type, is, without = [] }, at) => {
    const guard = `is ${String(at + 1)}`;
    const on = {
      ...Object.fromEntries(without.map((other) => [other, { target: stateAt(0) }])),
      [type]: is === undefined ? { target: stateAt(at + 1) } : { guard, target: stateAt(at + 1) },
    };
    return [stateAt(at), { on }];
  });
  const guards = occurrences.flatMap(({ is }, at) =>
    is === undefined ? [] : [[`is ${String(at + 1)}`, ({ event }: { event: Observation }) => is(event)] as const],
  );
  return createMachine(
    { id, initial: stateAt(0), context: {}, states: { ...(Object.fromEntries(states) as object), reached: {} } },
    { guards: Object.fromEntries(guards) },
  );
}
