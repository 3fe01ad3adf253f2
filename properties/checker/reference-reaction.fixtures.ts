import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { ENVIRONMENT, type Received } from '../../machines/role.ts';
import type { Message } from '../../spec/property.ts';
import { goDown, isOver, type Outgoing } from './reference-ending.fixtures.ts';
import { instancesOf, textOf, type ChartState, type Draft, type State } from './reference-state.fixtures.ts';
import type { System } from './system.ts';

/** What a part has to say once it has reacted. */
interface Said {
  readonly part: string;
  readonly outgoing: readonly Outgoing[];
}

const MAX_ANSWERS = 1000;

/** Parts start in one step: all are up before the first message is sent. */
export function start(system: System, draft: Draft, names: readonly string[]): void {
  const said = names.map((name) => {
    const { boot, durable } = draft.parts[name]!;
    const { role, input } = system.parts[name]!;
    const started = Object.entries(role.instances({ ...input, boot: boot + 1, durable })).map(([instance, chart]) => {
      const [snapshot, actions] = initialTransition(chart.machine, chart.input);
      return { instance, ...afterActions(snapshot, {}, actions) };
    });
    const charts = Object.fromEntries(started.map(({ instance, chart }) => [instance, chart]));
    draft.parts[name] = { up: true, boot: boot + 1, durable: {}, charts };
    const first = started.flatMap(({ emitted }) => emitted);
    return deliverInside(draft, name, [], first);
  });
  settle(system, draft, said);
}

/** A part is told something from outside, and all that this leads to within the step. */
export function tell(system: System, draft: Draft, part: string, message: Received): void {
  settle(system, draft, [receive(system, draft, part, message)]);
}

/** A chart's timer ends or its choice is made, and all that this leads to within the step. */
export function act(system: System, draft: Draft, part: string, instance: string, type: string): void {
  settle(system, draft, [deliverInside(draft, part, [{ instance, event: { type } }], [])]);
}

/** Whether every chart that a message concerns has a transition for it, and there is one. */
export function accepts(system: System, state: State, part: string, message: Received): boolean {
  const targets = routeOf(system, state, part, message);
  return targets.length > 0 && targets.every((instance) => isExpected(state.parts[part]!.charts[instance]!, message));
}

function receive(system: System, draft: Draft, part: string, message: Received): Said {
  const targets = routeOf(system, draft, part, message);
  if (targets.length === 0) draft.unexpected = true;
  return deliverInside(
    draft,
    part,
    targets.map((instance) => ({ instance, event: message })),
    [],
  );
}

function routeOf(system: System, state: State, part: string, message: Received): readonly string[] {
  return system.parts[part]!.role.route(message, instancesOf(state.parts[part]!));
}

/** Delivers to the charts of a part, and what they say to each other, in order, until none is left; what leaves the part. */
function deliverInside(
  draft: Draft,
  part: string,
  first: readonly { readonly instance: string; readonly event: Message }[],
  said: readonly Message[],
): Said {
  const queue = [...first];
  const outgoing: Outgoing[] = [];
  const sort = (emitted: readonly Message[]) => {
    for (const { to, ...message } of emitted) {
      for (const receiver of [to].flat() as string[]) {
        if (receiver in draft.parts[part]!.charts) queue.push({ instance: receiver, event: message });
        else outgoing.push({ from: part, to: receiver, message });
      }
    }
  };
  sort(said);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const before = draft.parts[part]!;
    const chart = before.charts[next.instance]!;
    // A chart that is over hears nothing any more.
    if (chart.snapshot.status === 'done') continue;
    if (!isExpected(chart, next.event)) draft.unexpected = true;
    const [snapshot, actions] = transition(chart.snapshot.machine as AnyStateMachine, chart.snapshot, next.event);
    // The timer that ends is over, whatever its state makes of it.
    const after = afterActions(snapshot, without(chart.timers, next.event.type), actions);
    draft.parts[part] = { ...before, charts: { ...before.charts, [next.instance]: after.chart } };
    sort(after.emitted);
  }
  return { part, outgoing };
}

/** Parts say what they have to say, each goes down after that if it is over, and who is met or told of it reacts. */
function settle(system: System, draft: Draft, all: readonly Said[]): void {
  meet(
    system,
    draft,
    all.flatMap((said) => say(system, draft, said)),
  );
}

/** Who is told something within the step reacts, if still up, and so do those who are told of that, in order, until none is left. */
export function meet(system: System, draft: Draft, told: readonly Outgoing[]): void {
  const meetings = [...told];
  let answers = 0;
  for (let next = meetings.shift(); next !== undefined && draft.blocked === undefined; next = meetings.shift()) {
    if (!draft.parts[next.to]!.up) continue;
    if (++answers > MAX_ANSWERS) throw new Error('Two parts answer each other for ever.');
    meetings.push(...say(system, draft, receive(system, draft, next.to, { ...next.message, from: next.from })));
  }
}

/** Puts messages on their way, and the part to rest if it is over; what of it is to be told within the step. */
function say(system: System, draft: Draft, { part, outgoing }: Said): readonly Outgoing[] {
  const meetings: Outgoing[] = [];
  send(system, draft, outgoing, meetings);
  return isOver(draft.parts[part]!) ? [...meetings, ...goDown(system, draft, part)] : meetings;
}

function send(system: System, draft: Draft, outgoing: readonly Outgoing[], meetings: Outgoing[]): void {
  for (const { from, to, message } of outgoing) {
    draft.sent++;
    if (to === ENVIRONMENT) continue;
    const at = system.channels.findIndex(
      (channel) =>
        [channel.from].flat().includes(from) &&
        [channel.to].flat().includes(to) &&
        channel.carries.includes(message.type),
    );
    const { kind, link, capacity = 4, whenFull = 'not finished' } = system.channels[at]!;
    if (link !== undefined && draft.cut.has(link)) continue;
    if (kind !== 'set' && !draft.parts[to]!.up) continue;
    const flying = draft.channels[at]!;
    // Only a fifo orders by incarnation; elsewhere equal messages are equal whoever sent them.
    const item = { from, to, message, boot: kind === 'fifo' ? draft.parts[from]!.boot : 0 };
    const isKnown = kind === 'set' && flying.some((other) => textOf(other) === textOf(item));
    if (kind === 'rendezvous') meetings.push({ from, to, message });
    else if (kind === 'set' ? !isKnown : flying.length < capacity) flying.push(item);
    else if (kind !== 'set' && whenFull !== 'drop') draft.blocked ??= whenFull;
  }
}

function isExpected({ snapshot }: ChartState, event: Message): boolean {
  return (snapshot.machine as AnyStateMachine).getTransitionData(snapshot, event).length > 0;
}

/** What the actions of a step make of the timers, and what they emit. */
function afterActions(
  snapshot: AnyMachineSnapshot,
  running: Readonly<Record<string, number>>,
  actions: readonly { readonly type: string; readonly params?: unknown }[],
): { readonly chart: ChartState; readonly emitted: readonly Message[] } {
  let timers = running;
  const emitted: Message[] = [];
  for (const { type, params } of actions) {
    const {
      event,
      id = '',
      delay,
      sendId = '',
    } = params as Partial<{ event: Message; id: string; delay: number; sendId: string }>;
    if (type === 'xstate.emit') emitted.push(event!);
    if (type === 'xstate.raise' && delay !== undefined) timers = { ...timers, [id]: delay };
    if (type === 'xstate.cancel') timers = without(timers, sendId);
  }
  return { chart: { snapshot, timers }, emitted };
}

function without(timers: Readonly<Record<string, number>>, ended: string): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(timers).filter(([timer]) => timer !== ended));
}
