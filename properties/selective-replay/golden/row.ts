import { sameChannel } from '../../../spec/selective-replay/process-channel.ts';
import type { Position } from '../../../spec/selective-replay/operation-id.ts';
import type { SelectiveReplayView, UnitView } from '../../../spec/selective-replay/view.ts';

/** What everybody has at one moment of a golden run, each as it stands in the table: ids are `epoch.number`, clients are letters. */
export interface Row {
  /** The role of the unit that is primary at first; `down` once it has failed. */
  readonly first: string;
  /** How far its state has come, client by client. */
  readonly firstState: string;
  readonly second: string;
  /** Pending message queue 215 of the second unit: `✓` stands behind what is acknowledged. */
  readonly queue: string;
  /** State 42 of the second unit, which is its state 41 once it reigns. */
  readonly secondState: string;
  /** State 43 of each client. */
  readonly clients: string;
}

/** What the cells of a row are about, by the numbers that the figures of the source text give them. */
export const columns: readonly string[] = [
  'unit 20',
  'its state',
  'unit 22',
  'its queue 215',
  'its state 42',
  'clients: state 43',
];

/** The row in the order of the columns. */
export function cellsOf({ first, firstState, second, queue, secondState, clients }: Row): readonly string[] {
  return [first, firstState, second, queue, secondState, clients];
}

/** What everybody has by this view. */
export function rowOf(view: SelectiveReplayView): Row {
  const [first, second] = view.units.map((name) => view.unit(name));
  return {
    first: roleOf(first),
    firstState: stateOf(view, first),
    second: roleOf(second),
    queue: queueOf(view, second),
    secondState: stateOf(view, second),
    clients: byClient(view, (at) => view.client(at)?.lastProcessed ?? null),
  };
}

function roleOf(unit: UnitView | undefined): string {
  if (unit === undefined) return 'down';
  return unit.role === 'takeover' ? unit.phase : unit.role;
}

function stateOf(view: SelectiveReplayView, unit: UnitView | undefined): string {
  if (unit === undefined) return 'lost';
  const channels = Object.values(unit.channels);
  return byClient(view, (pc) => channels.find((channel) => sameChannel(channel.pc, pc))?.lastApplied ?? null);
}

function queueOf(view: SelectiveReplayView, unit: UnitView | undefined): string {
  if (unit === undefined) return 'lost';
  const nameOf = (pc: Parameters<SelectiveReplayView['client']>[0]): string =>
    view.channels.find((one) => sameChannel(one.pc, pc))?.client ?? '';
  const updates = unit.queue.map(({ pc, opUid, confirmed }) => `${nameOf(pc)} ${idOf(opUid)}${confirmed ? ' ✓' : ''}`);
  const early = unit.acknowledgements.map(({ pc, opUid }) => `✓ ${nameOf(pc)} ${idOf(opUid)}`);
  return [...updates, ...early].join(', ') || 'empty';
}

function byClient(
  view: SelectiveReplayView,
  positionOf: (pc: Parameters<SelectiveReplayView['client']>[0]) => Position,
): string {
  return view.channels.map(({ pc, client }) => `${client} ${idOf(positionOf(pc))}`).join(', ');
}

function idOf(id: Position): string {
  return id === null ? '–' : `${String(id.epoch)}.${String(id.seq)}`;
}
