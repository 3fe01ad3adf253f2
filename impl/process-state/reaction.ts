import {
  createActor,
  type ActorScope,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
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

/** Runs a chart without a running actor: state in, state out. One scope serves all its runs, since XState's `transition` makes an actor for each. */
export class ChartRunner {
  readonly #scope: ActorScope<AnyMachineSnapshot, AnyEventObject>;
  #actions: Executable[] = [];

  constructor(
    readonly machine: AnyStateMachine,
    private readonly input: unknown,
  ) {
    const self = createActor(machine, { input });
    this.#scope = {
      self,
      id: self.id,
      sessionId: self.sessionId,
      system: self.system,
      logger: () => undefined,
      defer: () => undefined,
      emit: () => undefined,
      stopChild: () => undefined,
      actionExecutor: (action) => void this.#actions.push(action as Executable),
    };
  }

  /** The state in which the chart begins; what it does then is left to whoever runs it on. */
  first(): AnyMachineSnapshot {
    return this.#run(() => this.machine.getInitialSnapshot(this.#scope as never, this.input)).snapshot;
  }

  react(before: AnyMachineSnapshot, event: AnyEventObject): Reaction {
    return this.#run(() => this.machine.transition(before, event, this.#scope as never));
  }

  #run(step: () => unknown): Reaction {
    this.#actions = [];
    const snapshot = step() as AnyMachineSnapshot;
    if (snapshot.status === 'error') throw snapshot.error;
    return { snapshot, ...effectsOf(this.#actions) };
  }
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
