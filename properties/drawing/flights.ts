import type { Counterexample, ToldStep } from '../checker/index.ts';
import { isNotice } from '../telling/endings.ts';
import { jsonText } from '../telling/json-text.ts';

type Sent = ToldStep['sent'][number];

/** When the messages of a run were sent. Steps count from 1; 0 is the start. */
export interface Flights {
  /** By the step in which a message is taken or lost: the step in which it was sent. */
  readonly sentIn: ReadonlyMap<number, number>;
  /** By the step in which they were sent: the messages that no step takes or loses. */
  readonly unseen: ReadonlyMap<number, readonly Sent[]>;
}

interface Flight {
  readonly sent: Sent;
  readonly step: number;
  seen: boolean;
}

/** Follows each message from where it was sent to where it is taken. Of equal messages on one way the first sent is taken first. */
export function flightsOf({ started, steps }: Pick<Counterexample, 'started' | 'steps'>): Flights {
  const flights = new Map<string, Flight[]>();
  const sentIn = new Map<number, number>();
  const takeOff = (sent: readonly Sent[], step: number): void => {
    for (const one of sent) {
      // That a part is down is no message of its own: it is told at once, and has a row of its own.
      if (isNotice(one)) continue;
      const way = wayOf(one);
      flights.set(way, [...(flights.get(way) ?? []), { sent: one, step, seen: false }]);
    }
  };
  takeOff(started, 0);
  for (const [at, { step, sent }] of steps.entries()) {
    const number = at + 1;
    if (step.kind === 'deliver' || step.kind === 'lose') {
      const to = step.kind === 'deliver' ? step.part : step.to;
      const same = flights.get(wayOf({ from: step.from, to, message: step.message })) ?? [];
      // What may be taken again, as a duplicate or from a medium that forgets nothing, is the last that was sent.
      const flight = same.find(({ seen }) => !seen) ?? same.at(-1);
      if (flight !== undefined) {
        sentIn.set(number, flight.step);
        flight.seen = true;
      }
    }
    takeOff(sent, number);
  }
  const unseen = new Map<number, readonly Sent[]>();
  for (const { sent, step, seen } of [...flights.values()].flat()) {
    if (!seen) unseen.set(step, [...(unseen.get(step) ?? []), sent]);
  }
  return { sentIn, unseen };
}

function wayOf({ from, to, message }: Sent): string {
  return `${from} ${to} ${jsonText(message)}`;
}
