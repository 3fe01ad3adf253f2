import type { EntryContext, EntryInput, EntryPort } from '../../machines/process-state/index.ts';
import type { Registry } from './registry.ts';

/** Who counts the periods without a heartbeat: PSM-HBT-9 */
export interface SilenceCounter {
  of(row: number): number;
  count(row: number): void;
  reset(row: number): void;
}

/** What all entries of a manager have in common, and its followers, which each name has of its own. */
export type SharedSettings = Omit<EntryInput, 'name' | 'others' | 'kept'>;

/**
 * An entry over the row of a registry that `row` says at that time: one port may serve many rows in turn.
 *
 * @param others - whom it tells when its instance is gone: all names, or those that this concerns
 */
export function registryPort(
  registry: Registry,
  silence: SilenceCounter,
  settings: SharedSettings,
  row: () => number,
  others: () => readonly string[],
): EntryPort {
  const { interest } = registry;
  const entry: EntryContext = {
    ...settings,
    get name() {
      return registry.nameOf(row());
    },
    get others() {
      return others();
    },
    get epoch() {
      return registry.get(row(), 'epoch');
    },
    get pid() {
      return registry.get(row(), 'pid');
    },
    get incarnation() {
      return registry.get(row(), 'incarnation');
    },
    get token() {
      return registry.get(row(), 'token');
    },
    get address() {
      return registry.addressOf(row());
    },
    get element() {
      return registry.get(row(), 'element');
    },
    get osId() {
      return registry.get(row(), 'osId');
    },
    get counter() {
      return silence.of(row());
    },
    get round() {
      return registry.get(row(), 'round');
    },
    get listAsked() {
      return registry.get(row(), 'listAsked') === 1;
    },
    get cause() {
      return registry.causeOf(row());
    },
    get interested() {
      return interest.interestedIn(row());
    },
    get resting() {
      return interest.restingOn(row());
    },
  };
  return {
    entry,
    takeInstance: (instance) => registry.takeInstance(row(), instance),
    takeKey: (key) => registry.takeKey(row(), key),
    count: () => silence.count(row()),
    resetCounter: () => silence.reset(row()),
    takeRound: (round) => registry.takeRound(row(), round),
    noteListAsked: () => registry.noteListAsked(row()),
    takeDeath: (cause) => {
      registry.takeCause(row(), cause);
      silence.reset(row());
    },
    addInterest: (requester) => interest.add(row(), requester),
    dropInterest: (key) => void interest.drop(row(), key),
    restInterest: (key) => interest.rest(row(), key),
  };
}
