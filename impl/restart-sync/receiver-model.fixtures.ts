import fc from 'fast-check';
import { expect } from 'vitest';
import type { AnyEventObject } from 'xstate';
import type { HeldDataPort } from '../../machines/restart-sync/held-data.ts';
import { provideHeldData } from '../../machines/restart-sync/receiver-outputs.ts';
import type { ReceiverContext, ReceiverInput } from '../../machines/restart-sync/receiver-data.ts';
import { receiver } from '../../machines/restart-sync/receiver.ts';
import type { CommunicationKey } from '../../spec/process-state/messages.ts';
import { Clock } from '../hardware/clock.ts';
import { ActorInstance } from '../hosting/actor-instance.ts';
import { HeldInTable } from './receiver-on-table.ts';
import { SourceTable } from './table.ts';

/** A receiver, and what is known of it besides its state. */
interface Side {
  readonly clock: Clock;
  readonly actor: ActorInstance;
}

/** The chart on plain values, which is the model. */
export type Pure = Side;

/** The chart on a table, with what was done to that. */
export interface OnTable extends Side {
  readonly held: HeldInTable;
  /** The methods of the port that were called, and the states that were reached. */
  readonly seen: Set<string>;
}

/** Both, on the same choices, before anything has happened. */
export function receiversOf(
  input: ReceiverInput,
  seen: Set<string>,
  held = new HeldInTable(new SourceTable(64)),
): { model: Pure; real: OnTable } {
  const noted = new Proxy<HeldDataPort>(held, {
    get: (port, method) => {
      seen.add(String(method));
      return (port[method as keyof HeldDataPort] as (...given: unknown[]) => unknown).bind(port);
    },
  });
  const started = (machine: typeof receiver): Side => {
    const clock = new Clock();
    const actor = new ActorInstance(machine, input, clock, 'receiver');
    expect(actor.start()).toEqual([]);
    return { clock, actor };
  };
  return {
    model: started(receiver),
    real: { ...started(provideHeldData(receiver, noted) as typeof receiver), held, seen },
  };
}

/** Something that happens to both, after which all that can be seen of them is alike. */
class Happening implements fc.Command<Pure, OnTable> {
  constructor(
    readonly name: string,
    private readonly happen: (side: Side, context: ReceiverContext) => unknown,
  ) {}

  check(): boolean {
    return true;
  }

  run(model: Pure, real: OnTable): void {
    const before = contextOf(model);
    expect(this.happen(real, before)).toEqual(this.happen(model, before));
    const [context, own] = [contextOf(model), contextOf(real)];
    expect({ ...own, ...real.held.values }).toEqual(context);
    expect([own.current, own.temporary, own.unconfirmed]).toEqual([{}, {}, []]);
    expect(real.actor.state.value).toEqual(model.actor.state.value);
    expect(real.actor.timers).toEqual(model.actor.timers);
    real.seen.add(JSON.stringify(model.actor.state.value).match(/\w+/gu)?.slice(0, 2).join('.') ?? '');
  }

  toString(): string {
    return this.name;
  }
}

function contextOf({ actor }: Side): ReceiverContext {
  return actor.state.context as unknown as ReceiverContext;
}

/** Told to both; what it is may depend on where they stand. */
function told(name: string, event: (context: ReceiverContext) => AnyEventObject): Happening {
  return new Happening(name, ({ actor }, context) => actor.tell(event(context)));
}

const source = 'S';
const nobody: CommunicationKey = { epoch: 1, pid: 9, incarnation: 1 };
const earlier = (key: CommunicationKey): CommunicationKey => ({ ...key, incarnation: key.incarnation - 1 });
const later = (key: CommunicationKey): CommunicationKey => ({ ...key, incarnation: key.incarnation + 1 });
const first: CommunicationKey = { epoch: 1, pid: 1, incarnation: 1 };

/** Mostly the incarnation that is heard, or the next; now and then one before it. */
const keyOf = fc.constantFrom<(context: ReceiverContext) => CommunicationKey>(
  ({ key }) => key ?? first,
  ({ key }) => key ?? first,
  ({ key }) => (key === null ? first : later(key)),
  ({ key }) => earlier(key ?? first),
);
const records = fc.array(
  fc.record({ k: fc.constantFrom('1', '2', '3', '10', '__proto__'), v: fc.constantFrom(1, 2, { x: 1 }) }),
  { maxLength: 3 },
);
const removals = fc.array(fc.constantFrom('1', '2', '3', '10'), { maxLength: 2 });
/** Mostly the next message of the transfer, or the first of the next one; now and then out of place. */
const place = fc.constantFrom<(context: ReceiverContext) => { readonly xfer: number; readonly n: number }>(
  ({ transfer, received }) => ({ xfer: Math.max(transfer, 1), n: received + 1 }),
  ({ transfer, received }) => ({ xfer: Math.max(transfer, 1), n: received + 1 }),
  ({ transfer }) => ({ xfer: transfer + 1, n: 1 }),
  ({ transfer, received }) => ({ xfer: Math.max(transfer, 1), n: received + 2 }),
  ({ transfer }) => ({ xfer: transfer + 1, n: 2 }),
);

const notice = fc
  .tuple(
    fc.constantFrom('BirthNotification', 'LookupReply', 'DeathNotification'),
    keyOf,
    fc.constantFrom('exit', 'silence', 'superseded'),
    fc.boolean(),
  )
  .map(([type, key, cause, isOwn]) =>
    told(
      `${type}${type === 'DeathNotification' ? ` by ${cause}` : ''}${isOwn ? '' : ' for somebody else'}`,
      (context) => ({
        ...{ type, from: 'manager', name: source, target: source, seq: 1, key: key(context) },
        ...(type === 'DeathNotification' && { cause }),
        requester: isOwn ? (context.own ?? nobody) : nobody,
      }),
    ),
  );
const data = fc
  .tuple(fc.constantFrom('Data', 'Update'), keyOf, place, records, removals)
  .map(([type, key, at, recs, remove]) =>
    told(`${type} ${fc.stringify(recs)}${type === 'Update' ? ` without ${remove.join()}` : ''}`, (context) => ({
      ...{ type, from: source, src: key(context), dst: context.own ?? nobody, ...at(context) },
      ...(type === 'Data' ? { recs } : { put: recs, remove }),
    })),
  );
const eof = fc.tuple(keyOf, fc.constantFrom(0, 0, 0, 1), fc.constantFrom(0, 0, 1)).map(([key, ahead, gap]) =>
  told(`Eof${ahead > 0 ? ' of the next transfer' : ''}${gap > 0 ? ', too many' : ''}`, (context) => ({
    ...{ type: 'Eof', from: source, src: key(context), dst: context.own ?? nobody },
    xfer: Math.max(context.transfer, 1) + ahead,
    count: (ahead > 0 ? 0 : context.received) + gap,
  })),
);
const rejection = keyOf.map((key) =>
  told('a request is rejected', (context) => ({
    ...{ type: 'IpcReject', from: source, presented: key(context), reason: 'not-ready', body: 'Subscribe' },
  })),
);
const ownKey = fc.constantFrom(
  ...[0, 1].map((epochs) =>
    told(epochs === 0 ? 'a key is taken' : 'a key of a later epoch is taken', ({ own }) => ({
      type: 'KeyTaken',
      key: { epoch: (own?.epoch ?? 1) + epochs, pid: 2, incarnation: (own?.incarnation ?? 0) + 1 },
    })),
  ),
  told('the key is dropped', () => ({ type: 'KeyDropped' })),
);
const tick = fc.constant(
  new Happening('a tick', ({ clock, actor }) => {
    clock.tick();
    const ended: unknown[] = [];
    for (let due = dueOf(actor); due !== undefined; due = dueOf(actor)) ended.push([due, actor.endTimer(due)]);
    return ended;
  }),
);

function dueOf({ timers }: ActorInstance): string | undefined {
  return timers.find(({ ticks }) => ticks <= 0)?.id;
}

/** All that can happen to a receiver that has a key, as often as makes it hold data for most of the time. */
export const happenings = fc
  .commands([notice, notice, data, data, data, eof, eof, tick, ownKey, rejection], { maxCommands: 40, size: 'max' })
  .map((commands) => [
    told('its first key', () => ({ type: 'KeyTaken', key: { epoch: 1, pid: 2, incarnation: 1 } })),
    ...commands,
  ]);

/** Every choice of options, with short times. */
export const settings: fc.Arbitrary<ReceiverInput> = fc.record({
  source: fc.constant(source),
  told: fc.constant(['source']),
  awaitedBy: fc.constant(['awaited']),
  limit: fc.integer({ min: 1, max: 4 }),
  onRedeath: fc.constantFrom('continue', 'restart'),
  afterLimit: fc.constantFrom('refresh', 'literal'),
  refreshOnBirth: fc.boolean(),
  subscribeRetry: fc.integer({ min: 1, max: 3 }),
  ipc: fc.constantFrom('reliable', 'lossy'),
  holdAside: fc.boolean(),
  limitClearsFresh: fc.boolean(),
  secondTimer: fc.boolean(),
  graceOnHeartbeatLoss: fc.boolean(),
  dropTwiceStale: fc.boolean(),
});
