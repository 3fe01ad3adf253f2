import type { EntryView, ManagerView } from '../../spec/process-state/view.ts';
import { entryInputOf, type ManagerInput } from '../../machines/process-state/index.ts';
import type { Outgoing, WholePartMaker } from '../hosting/whole-part.ts';
import { Supervisor } from './supervisor.ts';

/**
 * A manager that is a supervisor: its names share one chart of an entry, and their silence is left to a timing wheel.
 *
 * @throws RangeError where the manager is to do what a supervisor does not: ask an operating system, repeat what is lost, or look
 * targets up by their identifiers
 */
export function managerOnSupervisor(input: ManagerInput): WholePartMaker<ManagerView> {
  const { names, operatingSystem, localDetector, lookupBy, controlChannel } = input;
  const [first = ''] = names;
  if (
    operatingSystem !== null ||
    localDetector === 'os-poll' ||
    lookupBy !== 'name' ||
    controlChannel !== 'reliable-fifo'
  )
    throw new RangeError(
      'A supervisor hears of ends by heartbeats, looks targets up by name and says everything once: give its manager no operating system, the detector `heartbeat`, the look-up by `name` and a control channel that is `reliable-fifo`, or host it on a registry with managerOnRegistry.',
    );
  return (start) => {
    // All names have the same settings, and none keeps anything over a restart.
    const settings = entryInputOf(input, first, { boot: start.boot, durable: {} });
    let said: Outgoing[] = [];
    const supervisor = new Supervisor({ ...settings, localDetector, names, capacity: names.length }, (to, message) => {
      said.push({ to, message });
    });
    const saying = (act: () => void): readonly Outgoing[] => {
      said = [];
      act();
      return said;
    };
    return {
      receive: (message) => saying(() => supervisor.receive(message)),
      tick: () => saying(() => void supervisor.advance()),
      get view() {
        return {
          element: input.managerElement,
          epoch: settings.managerEpoch,
          entries: Object.fromEntries(names.map((name) => [name, supervisor.view(name) as EntryView])),
          unacknowledged: [],
          demanded: [],
          demandedIn: undefined,
          identified: [],
          limit: input.limit,
          interestLifetime: input.interestLifetime,
          probes: input.probe,
          firstIncarnation: input.firstIncarnation,
          lastIncarnation: input.lastIncarnation,
        };
      },
    };
  };
}
