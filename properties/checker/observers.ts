import type { AnyEventObject } from 'xstate';
import type { Label, Labels } from './label.ts';
import type { PartEvent, PartModel } from './part.ts';
import { messageOf } from './part.ts';

/** The message by which an observer is told that a part is down. */
export const PART_ENDED = 'PartEnded';

/** What is delivered within a step: a message by rendezvous, or what an observer is told, which then says so. */
export interface Meeting {
  readonly to: number;
  readonly event: number;
  readonly notice?: Label;
}

/** Who is told when a part goes down, and what: made once for each incarnation. */
export class Observers {
  readonly #notices: Meeting[][];

  constructor(
    private readonly parts: readonly PartModel[],
    private readonly labels: Labels,
    private readonly eventOf: (event: AnyEventObject) => PartEvent,
  ) {
    this.#notices = parts.map(() => []);
  }

  /** What the observer of a part is told when it goes down out of this state; undefined if nobody observes it. */
  noticeOf(part: number, state: number): Meeting | undefined {
    const { spec, states } = this.parts[part]!;
    if (spec.observedBy === undefined) return undefined;
    const { boot } = states.get(state);
    return (this.#notices[part]![boot] ??= this.#notice(this.parts[part]!, spec.observedBy, boot));
  }

  #notice({ name: from }: PartModel, observer: string, boot: number): Meeting {
    const event = this.eventOf({ type: PART_ENDED, from, boot });
    const message = messageOf(event.event);
    const notice = this.labels.add({ kind: 'deliver', part: observer, from, message }, [
      { from, to: observer, message },
    ]);
    return { to: this.parts.findIndex(({ name }) => name === observer), event: event.id, notice };
  }
}
