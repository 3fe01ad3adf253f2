import type { AnyEventObject } from 'xstate';
import { manager, type ManagerInput } from '../../../machines/process-state/index.ts';
import type { Received } from '../../../machines/role.ts';
import type { ManagerView } from '../../../spec/process-state/view.ts';
import type { Message } from '../../../spec/property.ts';
import { canonical, deepFreeze } from '../../checker/canonical.ts';
import { Chart } from '../../checker/chart.ts';
import { Coverage } from '../../checker/coverage.ts';
import { Interner } from '../../checker/interner.ts';
import { PartModel, type PartContext, type PartEvent, type PartReaction } from '../../checker/part.ts';

/** What left a manager, and to whom. */
export interface Sent {
  readonly to: string;
  readonly message: Message;
}

/** The manager as the checker runs it, on the abstract data of its charts: what an implementation is compared with. */
export class PureManager {
  readonly #part: PartModel;
  #state: number;
  readonly #sent: Sent[] = [];

  constructor(input: ManagerInput, boot = 1) {
    this.#part = new PartModel(0, 'manager', { role: manager(input), input: {}, host: 'card' }, 'manager', context());
    this.#state = this.#part.unborn;
    for (let start = 0; start < boot; start++) {
      if (start > 0) this.#state = this.#part.crash(this.#state);
      this.#take(this.#part.start(this.#state));
    }
  }

  get view(): ManagerView {
    return this.#part.view(this.#state) as ManagerView;
  }

  /** All that was sent since the last time it was asked for. */
  takeSent(): readonly Sent[] {
    return this.#sent.splice(0);
  }

  /** @throws if some chart did not expect the message: what is compared is behaviour that is specified */
  receive(message: Received): void {
    this.#take(this.#part.react(this.#state, eventOf('deliver', message)));
  }

  /** One tick, and whatever is due then. */
  advance(): void {
    this.#state = this.#part.tick(this.#state);
    for (let due = this.#due(); due !== undefined; due = this.#due()) this.#take(this.#part.react(this.#state, due));
  }

  #due(): PartEvent | undefined {
    return this.#part.ownEvents(this.#state)[0];
  }

  #take({ next, outgoing, unexpected }: PartReaction): void {
    if (unexpected !== undefined) throw new Error(`Nobody in the manager expected ${JSON.stringify(unexpected)}.`);
    this.#state = next;
    this.#sent.push(...outgoing);
  }
}

const events = new Interner<PartEvent>();

function eventOf(kind: PartEvent['kind'], event: AnyEventObject, instance?: string): PartEvent {
  const key = `${kind} ${instance ?? ''} ${canonical(event, `event ${event.type}`)}`;
  const frozen = deepFreeze({ ...event });
  const made = () => ({ id: events.size, kind, event: frozen, ...(instance !== undefined && { instance }) });
  return events.get(events.id(key, made));
}

function context(): PartContext {
  return {
    chartOf: (machine, path) => {
      const chart = new Chart(machine, path);
      return { chart, coverage: new Coverage(chart.machine) };
    },
    eventOf,
  };
}
