import type { AnyStateMachine } from 'xstate';
import { channelName, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { UnitChannelView, UnitProcessView, UnitView } from '../../spec/selective-replay/view.ts';
import {
  only,
  type Boot,
  type Instance,
  type Instances,
  type InstanceState,
  type Received,
  type Role,
} from '../role.ts';
import { HEARTBEAT, lineOf, METER, outletOf, patienceOf, probeOf, processOf, UNIT } from './control-unit-addresses.ts';
import type { ControlUnitContext, ControlUnitInput } from './control-unit-context.ts';
import { controlUnit } from './control-unit.ts';
import { isNumbered } from './control-unit-numbering.ts';
import { heartbeatOf } from './heartbeat-settings.ts';
import { heartbeat } from './heartbeat.ts';
import { line, type LineInput } from './line.ts';
import { outlet, type OutletContext, type OutletInput } from './outlet.ts';
import { patience } from './patience.ts';
import { probe, type ProbeInput } from './probe.ts';
import { takeoverMeter, type MeterContext } from './takeover-meter.ts';
import type { ClientAddress, UnitChannel } from './unit-channel.ts';
import { unitProcess, type UnitProcessContext, type UnitProcessInput } from './unit-process.ts';

/** What a deployment chooses for a control unit, its probes, outlets and processes included. */
export interface UnitInput
  extends
    Omit<ControlUnitInput, 'isBack' | 'highestEpochSeen' | 'hasHeartbeat' | 'outlets'>,
    Pick<ProbeInput, 'queryTimeout' | 'queryRetries' | 'silentRetry'>,
    Pick<OutletInput, 'outCapacity'>,
    Omit<UnitProcessInput, 'proc'> {
  /**
   * Ticks from one heartbeat to the next; null, as the timeout, where whoever watches units alone tells of the end of one. Where messages are numbered, more than those
   * between units are late: what is not there by the next heartbeat is taken for lost. RPL-53, RPL-65
   */
  readonly heartbeatPeriod: number | null;
  /** Ticks after which a unit that is not heard counts as failed; more than the period. RPL-65 */
  readonly heartbeatTimeout: number | null;
  /** How the channels to slow clients are slow, by the names of those; every other one takes all that it is given. */
  readonly lines: Readonly<Record<string, Omit<LineInput, 'outlet'>>>;
}

/** The charts of a control unit; a canary replaces one of them. */
export interface UnitCharts {
  readonly controlUnit: AnyStateMachine;
  readonly probe: AnyStateMachine;
  readonly takeoverMeter: AnyStateMachine;
  readonly patience: AnyStateMachine;
  readonly heartbeat: AnyStateMachine;
  readonly outlet: AnyStateMachine;
  readonly line: AnyStateMachine;
  readonly unitProcess: AnyStateMachine;
}

/** The durable cell of a control unit: the highest epoch that it has seen. RPL-97 */
export const DURABLE = `${UNIT}.highestEpochSeen`;

/**
 * A control unit: one chart for its roles, one for each of its processes and for each client that it may have to ask, and one that
 * measures its takeovers. Where it has a heartbeat there is one for that; where messages may be lost, one for each client whose
 * acknowledgements it awaits; and two for each client that may be slow: what waits for it, and the sending end of the channel to it.
 *
 * @throws at its start, if the heartbeat that is asked for could not be relied on: see `heartbeatOf`; or if clients may be slow to whom
 * messages are numbered.
 */
export function unit(
  input: UnitInput,
  charts: UnitCharts = { controlUnit, probe, takeoverMeter, heartbeat, patience, outlet, line, unitProcess },
): Role<object, UnitView> {
  return {
    name: 'selective-replay/unit',
    instances: ({ boot, durable }) => instancesOf(input, charts, { boot, durable }),
    route: (message, instances) => {
      if (message.type === 'StateChangeRequest') {
        // Of a process that there is none of, the operating system says so.
        const process = processOf(channelOf(message).proc);
        return [process in instances ? process : UNIT];
      }
      if (message.type !== 'AckQueryReply' && message.type !== 'ReplayAck') return [UNIT];
      return [probeOf(channelOf(message))].filter((name) => name in instances);
    },
    view: (instances) => viewOf(input, instances),
  };
}

function instancesOf(
  input: UnitInput,
  charts: UnitCharts,
  { boot, durable }: Boot,
): Readonly<Record<string, Instance>> {
  const { queryTimeout, queryRetries, silentRetry, outCapacity, lines, heartbeatPeriod, heartbeatTimeout, ...others } =
    input;
  const { processRestart, processLoad, crashes, failedStarts, ...settings } = others;
  const beat = heartbeatOf({ ...settings, heartbeatPeriod, heartbeatTimeout });
  const highestEpochSeen = (durable[DURABLE] ?? 0) as number;
  const slow = slowOf(input);
  const outlets = slow.map(({ pc }) => outletOf(pc));
  // What is said to a slow client goes where it may have to wait.
  const clients = input.clients.map((one) => (slow.includes(one) ? { ...one, client: outletOf(one.pc) } : one));
  return {
    [UNIT]: {
      machine: charts.controlUnit,
      input: { ...settings, clients, outlets, isBack: boot > 1, highestEpochSeen, hasHeartbeat: beat !== null },
    },
    [METER]: { machine: charts.takeoverMeter, input: { tick: 1 } },
    ...(beat !== null && { [HEARTBEAT]: { machine: charts.heartbeat, input: beat } }),
    ...Object.fromEntries(
      processesOf(input).map((proc) => [
        processOf(proc),
        { machine: charts.unitProcess, input: { proc, processRestart, processLoad, crashes, failedStarts } },
      ]),
    ),
    ...Object.fromEntries(
      clients.map(({ pc, client }) => [
        probeOf(pc),
        { machine: charts.probe, input: { pc, client, queryTimeout, queryRetries, silentRetry } },
      ]),
    ),
    ...Object.fromEntries(
      (isNumbered(input) ? input.clients : []).map(({ pc }) => [
        patienceOf(pc),
        { machine: charts.patience, input: { pc, silentRetry } },
      ]),
    ),
    ...Object.fromEntries(
      slow.flatMap(({ pc, client }): readonly (readonly [string, Instance])[] => [
        [outletOf(pc), { machine: charts.outlet, input: { pc, client, outCapacity, cookieMode: input.cookieMode } }],
        [lineOf(pc), { machine: charts.line, input: { ...lines[client], outlet: outletOf(pc) } }],
      ]),
    ),
  };
}

/** The clients to which a channel may be full. What is owed to one is no next number, and would be taken for overtaken where messages are numbered. RPL-53, RPL-111 */
function slowOf({ unit: at, clients, lines, channelKind }: UnitInput): readonly ClientAddress[] {
  const slow = clients.filter(({ client }) => client in lines);
  if (slow.length === 0 || channelKind !== 'lossy') return slow;
  throw new RangeError(
    `Unit ${String(at)} has lines to ${slow.map(({ client }) => client).join(', ')} and channelKind lossy: what is owed to a slow client cannot be numbered. Give no lines, or reliableFifo.`,
  );
}

function channelOf(message: Received): ProcessChannel {
  return message.pc as ProcessChannel;
}

function viewOf(input: UnitInput, instances: Instances): UnitView {
  const state = only(instances, UNIT);
  const {
    unit: identity,
    epoch,
    highestEpochSeen,
    changes,
    channels,
    queue,
    failed,
    standbys,
    numbered,
    heard,
    lastHeartbeat,
    requests,
  } = state.context as ControlUnitContext & Readonly<Record<string, unknown>>;
  const processes = processesOf(input).map((proc) => [proc, only(instances, processOf(proc))] as const);
  return {
    unit: identity,
    ...standingOf(state, Object.values(channels)),
    epoch,
    highestEpochSeen,
    failed,
    standbys,
    isEligible: state.matches('standby'),
    running: processes.filter(([, process]) => process.matches('running')).map(([proc]) => proc),
    processes: Object.fromEntries(processes.map(([proc, process]) => [proc, processViewOf(process)])),
    requests,
    changes,
    numbered: numbered.forStandbys,
    heard,
    lastHeartbeat,
    channels: Object.fromEntries(
      Object.values(channels).map((channel) => [
        channelName(channel.pc),
        channelViewOf(
          channel,
          only(instances, probeOf(channel.pc)),
          instances[outletOf(channel.pc)],
          numbered.forClients[channelName(channel.pc)] ?? 0,
        ),
      ]),
    ),
    queue: queue.updates,
    acknowledgements: queue.acknowledgements,
    measured: measuredIn(only(instances, METER)),
  };
}

function processesOf({ clients }: Pick<UnitInput, 'clients'>): readonly string[] {
  return [...new Set(clients.map(({ pc }) => pc.proc))];
}

function processViewOf(state: InstanceState): UnitProcessView {
  const { resumedFrom } = state.context as unknown as UnitProcessContext;
  if (state.matches('crashed')) return { phase: 'crashed', resumedFrom };
  return { phase: state.matches('restarting') ? 'restarting' : 'running', resumedFrom };
}

function measuredIn(state: InstanceState): UnitView['measured'] {
  return state.matches('measuring') ? (state.context as unknown as MeterContext).measured : null;
}

function standingOf(state: InstanceState, channels: readonly UnitChannel[]): Pick<UnitView, 'role' | 'phase'> {
  if (state.matches('joining')) return { role: 'joining', phase: 'waiting' };
  if (state.matches('standby.qualifying')) return { role: 'standby', phase: 'qualifying' };
  if (state.matches('standby.waiting')) return { role: 'standby', phase: 'waiting' };
  if (state.matches('standby.yielding')) return { role: 'standby', phase: 'yielding' };
  if (state.matches('standby'))
    return { role: 'standby', phase: channels.some(({ lacksUpdates }) => lacksUpdates) ? 'overflowed' : 'tracking' };
  if (state.matches('takeover'))
    return { role: 'takeover', phase: state.matches('takeover.probing') ? 'probing' : 'replaying' };
  return { role: 'primary', phase: state.matches('primary.protected') ? 'protected' : 'unprotected' };
}

function channelViewOf(
  channel: UnitChannel,
  asked: InstanceState,
  sending: InstanceState | undefined,
  numbered: number,
): UnitChannelView {
  const { pc, isOpen, state, lastApplied, lastAcknowledged, incarnation, unconfirmed, answer, outstanding } = channel;
  const held = sending?.context as unknown as OutletContext | undefined;
  return {
    pc,
    isOpen,
    state,
    lastApplied,
    lastAcknowledged,
    incarnation,
    unconfirmed,
    lacksUpdates: channel.lacksUpdates,
    probe: probeViewOf(asked),
    answer,
    numbered,
    outstanding,
    waiting: held?.waiting.length ?? 0,
    owed: held?.owed ?? null,
    takesMessages: sending?.matches('clear') ?? true,
  };
}

function probeViewOf(state: InstanceState): UnitChannelView['probe'] {
  if (state.matches('idle')) return 'none';
  if (state.matches('asked')) return 'asked';
  if (state.matches('answered')) return 'answered';
  return state.matches('silent') ? 'silent' : 'replayed';
}
