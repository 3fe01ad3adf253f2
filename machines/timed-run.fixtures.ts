import { createActor, SimulatedClock, type AnyEventObject, type AnyStateMachine, type InputFrom } from 'xstate';

/** What is told, and in which tick. */
export type Told = readonly [tick: number, said: AnyEventObject];

/** What a chart emits as an actor, on a clock that is set by hand: in each tick the time passes first, and then it is told what comes in it. */
export function toldBy<Machine extends AnyStateMachine>(
  machine: Machine,
  input: InputFrom<Machine>,
  ticks: number,
  comes: Readonly<Record<number, readonly AnyEventObject[]>> = {},
): readonly Told[] {
  const clock = new SimulatedClock();
  const actor = createActor(machine as AnyStateMachine, { clock, input: input as unknown });
  const told: Told[] = [];
  let now = 0;
  actor.on('*', (said: AnyEventObject) => told.push([now, said]));
  actor.start();
  for (; now <= ticks; now++) {
    clock.set(now);
    for (const event of comes[now] ?? []) actor.send(event);
  }
  return told;
}
