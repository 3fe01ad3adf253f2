import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Message } from '../../spec/property.ts';
import { SystemError } from './errors.ts';

// The one file that touches what XState does not document: the reusable actor scope, microstep inspection with its
// `_transitions`, and the shapes of built-in actions. `chart.test.ts` is the contract with the installed version.

/** A transition as XState holds it; compared by identity to know which one fired. */
export type Transition = ReturnType<AnyStateMachine['getTransitionData']>[number];

/** What one run to completion of a chart did. */
export interface ChartStep {
  readonly snapshot: AnyMachineSnapshot;
  /** Whether any transition was taken for the event itself. If not, the chart did not expect it. */
  readonly accepted: boolean;
  readonly fired: readonly Transition[];
  readonly emitted: readonly Message[];
  /** Starts and ends of timers in order; a start without ticks is an end. */
  readonly timers: readonly { readonly id: string; readonly ticks?: number }[];
}

interface ExecutableAction {
  readonly type: string;
  readonly params?: {
    readonly event?: Message;
    readonly id?: string;
    readonly delay?: number;
    readonly sendId?: string;
  };
}

/** Runs a chart as a pure function of (snapshot, event), with one actor scope for all steps. */
export class Chart {
  /** More microsteps than this in one step is a loop of `always` transitions. */
  static readonly maxMicrosteps = 1000;
  readonly #machine: AnyStateMachine;
  readonly #scope: Parameters<AnyStateMachine['transition']>[2];
  #actions: ExecutableAction[] = [];
  #microsteps: { readonly event: AnyEventObject; readonly transitions: readonly Transition[] }[] = [];

  constructor(
    machine: AnyStateMachine,
    /** Where the chart stands in its system, for errors. */
    readonly path: string,
  ) {
    // A copy, so that the bound on microsteps does not change the caller's machine.
    this.#machine = machine.provide({});
    this.#machine.options = { ...this.#machine.options, maxIterations: Chart.maxMicrosteps };
    const scope = {
      // A spawned child asks its parent for the system that both live in; nothing else does.
      self: {
        get system(): never {
          throw childless(path, 'a child actor, spawned by an action');
        },
      },
      id: '',
      sessionId: '',
      logger: () => undefined,
      defer: () => undefined,
      stopChild: () => undefined,
      emit: () => undefined,
      actionExecutor: (action: ExecutableAction) => this.#actions.push(action),
      system: {
        _sendInspectionEvent: (inspected: {
          type: string;
          event: AnyEventObject;
          _transitions?: readonly Transition[];
        }) => {
          if (inspected.type !== '@xstate.microstep') return;
          this.#microsteps.push({ event: inspected.event, transitions: inspected._transitions ?? [] });
        },
      },
    };
    this.#scope = scope as unknown as Parameters<AnyStateMachine['transition']>[2];
  }

  /** The machine that is run: its transitions are those that `fired` names. */
  get machine(): AnyStateMachine {
    return this.#machine;
  }

  initial(input: unknown): ChartStep {
    return this.#run('its start', () => this.#machine.getInitialSnapshot(this.#scope, input), undefined);
  }

  step(snapshot: AnyMachineSnapshot, event: AnyEventObject): ChartStep {
    return this.#run(
      `the event ${event.type}`,
      () => this.#machine.transition(snapshot, event, this.#scope) as AnyMachineSnapshot,
      event,
    );
  }

  /** Whether the event would take a transition that does something. */
  can(snapshot: AnyMachineSnapshot, event: AnyEventObject): boolean {
    try {
      return snapshot.can(event);
    } catch (error) {
      throw this.#thrown(`the event ${event.type}`, error);
    }
  }

  #run(what: string, react: () => AnyMachineSnapshot, event: AnyEventObject | undefined): ChartStep {
    this.#actions = [];
    this.#microsteps = [];
    let snapshot: AnyMachineSnapshot;
    try {
      snapshot = react();
    } catch (error) {
      throw this.#thrown(what, error);
    }
    if (snapshot.status === 'error') throw this.#thrown(what, snapshot.error);
    if (Object.keys(snapshot.children).length > 0) {
      throw childless(this.path, `a child actor, spawned on ${what}`);
    }
    const timers: ChartStep['timers'][number][] = [];
    const emitted: Message[] = [];
    for (const action of this.#actions) this.#collect(action, emitted, timers);
    return {
      snapshot,
      accepted: this.#microsteps.some((microstep) => microstep.event === event && microstep.transitions.length > 0),
      fired: this.#microsteps.flatMap((microstep) => microstep.transitions),
      emitted,
      timers,
    };
  }

  #collect(action: ExecutableAction, emitted: Message[], timers: { id: string; ticks?: number }[]): void {
    const { params } = action;
    switch (action.type) {
      case 'xstate.emit':
        if (params?.event !== undefined) emitted.push(params.event);
        return;
      case 'xstate.raise':
        // An undelayed raise is listed although XState has already processed it.
        if (params?.delay !== undefined) timers.push({ id: timerId(params.id, this.path), ticks: params.delay });
        return;
      case 'xstate.cancel':
        timers.push({ id: params?.sendId ?? '' });
        return;
      default:
        throw new SystemError(
          `${this.path} > action "${action.type}"`,
          'an effect that the checker cannot see',
          'Use assign, emit, raise, cancel or enqueueActions of these; effects belong to the implementation, which replaces actions with `provide`.',
        );
    }
  }

  #thrown(what: string, error: unknown): SystemError {
    if (error instanceof SystemError) return error;
    const text = error instanceof Error ? error.message : String(error);
    if (text.startsWith('Infinite loop detected')) {
      return new SystemError(
        this.path,
        `more than ${String(Chart.maxMicrosteps)} microsteps on ${what}`,
        'Break the loop of `always` or `raise` transitions: one of them must lose its guard.',
      );
    }
    return new SystemError(
      this.path,
      `an exception on ${what}: ${text}`,
      /read only|not extensible|Cannot delete/u.test(text)
        ? 'An action changes its context or event in place: let assign return new values.'
        : 'Guards, actions and delays must be total: they may not throw.',
    );
  }
}

/** A timer's event is `xstate.after.<delay>.<state>`; this is the named delay. */
export function delayOf(timer: string, machine: AnyStateMachine): string {
  const name = Object.keys(machine.implementations.delays).find((delay) => timer.startsWith(`xstate.after.${delay}.`));
  return name ?? timer;
}

function childless(path: string, found: string): SystemError {
  return new SystemError(path, found, 'A checked chart has no children: make it a part or an instance of the role.');
}

function timerId(id: string | undefined, path: string): string {
  if (id?.startsWith('xstate.after.') === true) return id;
  throw new SystemError(
    path,
    `a raise with a delay${id === undefined ? '' : ` (${id})`}`,
    'Time is `after` with a named delay.',
  );
}
