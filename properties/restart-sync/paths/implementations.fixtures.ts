import { HeldInTable } from '../../../impl/restart-sync/receiver-on-table.ts';
import { SourceTable } from '../../../impl/restart-sync/table.ts';
import type { HeldDataPort } from '../../../machines/restart-sync/held-data.ts';
import { provideHeldData } from '../../../machines/restart-sync/receiver-outputs.ts';
import { receiver } from '../../../machines/restart-sync/receiver.ts';
import type { PathImplementation } from '../../judging/paths.fixtures.ts';
import { actorOf } from '../../paths/walk.ts';

/** More than any path holds, in use and aside. */
const ROOM = 16;

/** The receiver, as a process hosts it: an actor whose data is a table. */
const onTable: PathImplementation = {
  name: 'the receiver of a hosted process, on a table',
  runs: ({ machine, input, delays }) => {
    if (machine !== receiver) return undefined;
    let held = new HeldInTable(new SourceTable(ROOM));
    // A table for each walk behind one port, since it takes long to provide a chart with one.
    const port = new Proxy({} as HeldDataPort, {
      get: (_port, name: keyof HeldDataPort) => held[name].bind(held),
    });
    const chart = provideHeldData(receiver, port);
    return () => {
      held = new HeldInTable(new SourceTable(ROOM));
      const walker = actorOf(chart, input, delays);
      return {
        take: (event) => walker.take(event),
        get standing() {
          const { context, ...standing } = walker.standing;
          return { ...standing, context: { ...(context as object), ...held.values } };
        },
      };
    };
  },
};

export const implementations: readonly PathImplementation[] = [onTable];
