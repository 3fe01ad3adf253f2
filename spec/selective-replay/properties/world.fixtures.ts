import type { Message, Sent, StepEvent } from '../../property.ts';
import type { SelectiveReplayMessage } from '../messages.ts';
import type { Position } from '../operation-id.ts';
import { channelName, type ProcessChannel } from '../process-channel.ts';
import { emptySections, type Change } from '../sections.ts';
import type {
  ClientView,
  Completion,
  Issue,
  Reign,
  SelectiveReplayView,
  SettingView,
  UnitChannelView,
  UnitView,
} from '../view.ts';

/** A system as it is at one time, told by hand. */
export interface World {
  readonly setting: SettingView;
  readonly units: Readonly<Record<string, UnitView | undefined>>;
  readonly clients: Readonly<Record<string, ClientView | undefined>>;
  readonly issued: readonly Issue[];
  readonly reigns: readonly Reign[];
  readonly hasReplayed: boolean;
  readonly completed: readonly Completion[];
  readonly highest: Readonly<Record<string, Position>>;
  /** Whether something is under way somewhere. */
  readonly isBusy: boolean;
  /** For how many ticks whoever is down has been down. */
  readonly down: number;
  /** The epoch that every unit will be told of. */
  readonly told: number;
}

/** What happens in one step. */
export interface Happening {
  readonly event: StepEvent;
  readonly sent: readonly Sent[];
}

export const A: ProcessChannel = { proc: 'routing', slot: 1 };
export const B: ProcessChannel = { proc: 'routing', slot: 2 };
const channels = [
  { pc: A, client: 'client-1' },
  { pc: B, client: 'client-2' },
];

export function viewOf(world: World): SelectiveReplayView {
  const { setting, issued, reigns, hasReplayed, completed } = world;
  return {
    ...{ setting, issued, reigns, hasReplayed, completed, channels },
    units: Object.keys(world.units),
    unit: (name) => world.units[name],
    client: (pc) => world.clients[channelName(pc)],
    isQuiet: () => !world.isBusy,
    isCutOff: () => false,
    downFor: (name) => (world.units[name] === undefined ? world.down : 0),
    isToldOf: (_unit, epoch) => world.told >= epoch,
    highestProcessed: (pc) => world.highest[channelName(pc)] ?? null,
  };
}

/** The world with this of a unit changed, if that is up. */
export function withUnit(world: World, name: string, changed: Partial<UnitView>): World {
  const unit = world.units[name];
  return unit === undefined ? world : { ...world, units: { ...world.units, [name]: { ...unit, ...changed } } };
}

/** The world with this of a channel at a unit changed. */
export function withChannel(world: World, name: string, pc: ProcessChannel, changed: Partial<UnitChannelView>): World {
  const held = world.units[name]?.channels ?? {};
  const channel = held[channelName(pc)];
  if (channel === undefined) throw new Error(`Unit ${name} holds no channel ${channelName(pc)}`);
  return withUnit(world, name, { channels: { ...held, [channelName(pc)]: { ...channel, ...changed } } });
}

/** The world with this of the client of a channel changed. */
export function withClient(world: World, pc: ProcessChannel, changed: Partial<ClientView>): World {
  const client = world.clients[channelName(pc)];
  if (client === undefined) throw new Error(`There is no client of ${channelName(pc)}`);
  return { ...world, clients: { ...world.clients, [channelName(pc)]: { ...client, ...changed } } };
}

/** A message that reaches a part, and what that sends for it. */
export function delivered(
  part: string,
  from: string,
  message: SelectiveReplayMessage,
  ...sent: readonly (readonly [to: string, message: SelectiveReplayMessage])[]
): Happening {
  return {
    event: { kind: 'deliver', part, from, message: message satisfies Message },
    sent: sent.map(([to, said]) => ({ from: part, to, message: said })),
  };
}

/** A value under the one key that the story is about. */
export function valued(value: number, audience: Change['audience'] = 'all'): Change {
  return { section: 0, key: audience === 'all' ? 'route' : 'secret', value, audience };
}

function unitOf(unit: number, role: UnitView['role']): UnitView {
  const fresh: Omit<UnitChannelView, 'pc'> = {
    isOpen: true,
    state: emptySections,
    lastApplied: null,
    lastAcknowledged: null,
    incarnation: 1,
    unconfirmed: null,
    lacksUpdates: false,
    probe: 'none',
    answer: null,
    numbered: 0,
    outstanding: [],
    waiting: 0,
    owed: null,
    takesMessages: true,
  };
  return {
    ...{ unit, role, phase: role === 'primary' ? 'protected' : 'tracking', epoch: role === 'primary' ? 2 : 0 },
    ...{
      highestEpochSeen: 2,
      isEligible: role === 'standby',
      running: ['routing'],
      processes: { routing: { phase: 'running', resumedFrom: null } },
      requests: [],
      changes: 0,
      failed: [],
      standbys: [],
      numbered: 0,
      heard: null,
      lastHeartbeat: null,
    },
    channels: Object.fromEntries([A, B].map((pc) => [channelName(pc), { pc, ...fresh }])),
    ...{ queue: [], acknowledgements: [], measured: null },
  };
}

function clientOf(pc: ProcessChannel): ClientView {
  return {
    ...{ pc, phase: 'current', incarnation: 1, fence: 2, state: emptySections },
    ...{ lastProcessed: null, lastAcknowledged: null, heard: null },
  };
}

/** A primary under epoch 2, its standby, and two clients that have nothing. */
export const atFirst: World = {
  setting: {
    applyOrder: 'global',
    ackPath: 'viaPrimary',
    ackMode: 'perUpdate',
    ackInference: false,
    ackToProcess: true,
    opIdScope: 'unit',
    channelKind: 'reliableFifo',
    unansweredQuery: 'delete',
    cookieMode: 'none',
    replayUnit: 'channel',
    cutPolicy: 'confirmedOnly',
    cutWeight: 1,
    cutFloor: 'confirmed',
    takeoverTicks: 2,
    heartbeatTimeout: 3,
    queueCapacity: 3,
    outCapacity: 2,
  },
  units: { 'unit-0': unitOf(0, 'primary'), 'unit-1': unitOf(1, 'standby') },
  clients: { [channelName(A)]: clientOf(A), [channelName(B)]: clientOf(B) },
  issued: [],
  reigns: [],
  hasReplayed: false,
  completed: [],
  highest: {},
  isBusy: false,
  down: 0,
  told: 0,
};
