import { ClientStateInPlace } from '../../../impl/selective-replay/client-state-in-place.ts';
import { PendingUpdates } from '../../../impl/selective-replay/pending-updates.ts';
import { QueueInRings } from '../../../impl/selective-replay/queue-in-rings.ts';
import { StatesInPlace } from '../../../impl/selective-replay/states-in-place.ts';
import type { ChannelStatesPort } from '../../../machines/selective-replay/channel-states-port.ts';
import { clientProcess } from '../../../machines/selective-replay/client-process.ts';
import { provideClientState, type ClientStatePort } from '../../../machines/selective-replay/client-state-port.ts';
import type { ControlUnitContext } from '../../../machines/selective-replay/control-unit-context.ts';
import { controlUnit } from '../../../machines/selective-replay/control-unit.ts';
import { provideUnitData } from '../../../machines/selective-replay/unit-data-port.ts';
import type { PendingQueuePort } from '../../../machines/selective-replay/pending-queue-port.ts';
import type { PathImplementation } from '../../judging/paths.fixtures.ts';
import { actorOf, type Walker } from '../../paths/walk.ts';

/** More than any path holds. */
const ROOM = 16;

/** A control unit, as it is hosted: an actor whose pending queue lies in rings, and whose states are changed in place. */
const onRings: PathImplementation = {
  name: 'the hosted control unit, its queue in rings and its states in sections',
  runs: ({ machine, input, delays }) => {
    if (machine !== controlUnit) return undefined;
    const make = () => ({ queue: new QueueInRings(new PendingUpdates(ROOM)), states: new StatesInPlace() });
    let data = make();
    const chart = provideUnitData(controlUnit, {
      queue: behind<PendingQueuePort>(() => data.queue),
      states: behind<ChannelStatesPort>(() => data.states),
    });
    return () => {
      data = make();
      return showing(actorOf(chart, input, delays), (context) => ({
        queue: data.queue.pending,
        channels: Object.fromEntries(
          Object.entries(context.channels as ControlUnitContext['channels']).map(([name, channel]) => [
            name,
            { ...channel, state: data.states.read(channel.pc) },
          ]),
        ),
        states: undefined,
      }));
    };
  },
};

/** A client, as it is hosted: an actor whose state is changed in place. */
const onSections: PathImplementation = {
  name: 'the hosted client, its state in sections',
  runs: ({ machine, input, delays }) => {
    if (machine !== clientProcess) return undefined;
    let state = new ClientStateInPlace();
    const chart = provideClientState(
      clientProcess,
      behind<ClientStatePort>(() => state),
    );
    return () => {
      state = new ClientStateInPlace();
      return showing(actorOf(chart, input, delays), () => ({ state: state.whole }));
    };
  },
};

export const implementations: readonly PathImplementation[] = [onRings, onSections];

/** Data of its own for each walk behind one port, since it takes long to provide a chart with one. */
function behind<Port extends object>(data: () => Port): Port {
  return new Proxy({} as Port, {
    get: (_port, name) => {
      const held = data();
      const value: unknown = held[name as keyof Port];
      return typeof value === 'function' ? (value.bind(held) as unknown) : value;
    },
  });
}

/** What a walker knows, its data read from where that lies. */
function showing(walker: Walker, data: (context: Readonly<Record<string, unknown>>) => object): Walker {
  return {
    take: (event) => walker.take(event),
    get standing() {
      const { context, ...standing } = walker.standing;
      const known = context as Readonly<Record<string, unknown>>;
      const shown = Object.entries({ ...known, ...data(known) }).filter(([, value]) => value !== undefined);
      return { ...standing, context: Object.fromEntries(shown) };
    },
  };
}
