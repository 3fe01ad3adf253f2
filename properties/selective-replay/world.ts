import type { AbsencesContext } from '../../machines/selective-replay/monitors/absences.ts';
import type { CompletionsContext } from '../../machines/selective-replay/monitors/completions.ts';
import type { ReignsContext } from '../../machines/selective-replay/monitors/reigns.ts';
import type { Message } from '../../spec/property.ts';
import { isLater, type Reached } from '../../spec/selective-replay/operation-id.ts';
import { sameChannel, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { ClientView, Issue, SelectiveReplayView, UnitView } from '../../spec/selective-replay/view.ts';
import type { World } from '../checker/index.ts';
import { asSpecified, clientsOf, linkOf, unitsOf, type Composition } from './composition.ts';
import type { monitors } from './observers.ts';

/** How the properties see a composition, from the views of its roles and monitors; what does not change is found out once. */
export function viewsOf(composition: Composition): (world: World) => SelectiveReplayView {
  const [setting, units, channels] = [settingOf(composition), unitsOf(composition), clientsOf(composition)];
  const { heartbeatPeriod } = { ...asSpecified, ...composition.options };
  return (world) => viewOf(world, { setting, units, channels }, heartbeatPeriod);
}

function viewOf(
  world: World,
  { setting, units, channels }: Pick<SelectiveReplayView, 'setting' | 'units' | 'channels'>,
  heartbeatPeriod: number | null,
): SelectiveReplayView {
  const remembered = (monitor: keyof typeof monitors): unknown => world.monitor(monitor);
  const absences = (): AbsencesContext => world.monitor('absences') as AbsencesContext;
  const completions = (): CompletionsContext => remembered('completions') as CompletionsContext;
  const client = (pc: ProcessChannel): ClientView | undefined => {
    const name = channels.find((one) => sameChannel(one.pc, pc))?.client;
    return name === undefined ? undefined : (world.part(name) as ClientView | undefined);
  };
  return {
    setting,
    units,
    unit: (name) => world.part(name) as UnitView | undefined,
    channels,
    client,
    isQuiet: (unit, pc) => {
      const name = channels.find((one) => sameChannel(one.pc, pc))?.client ?? '';
      return world.inFlight(unit, name).length === 0 && world.inFlight(name, unit).length === 0;
    },
    isCutOff: (from, to) =>
      (remembered('links') as { readonly cut: readonly string[] }).cut.includes(linkOf(from, to)) ||
      (heartbeatPeriod !== null &&
        (absences().healed[linkOf(from, to)] ?? Number.POSITIVE_INFINITY) <= heartbeatPeriod),
    downFor: (name) => (heartbeatPeriod === null ? 0 : (absences().down[name] ?? 0)),
    isToldOf: (unit, epoch) =>
      [...units, ...channels.map((one) => one.client)].some((from) =>
        world.inFlight(from, unit).some((message) => epochOf(message) >= epoch),
      ),
    get issued() {
      return (remembered('issues') as { readonly issued: readonly Issue[] }).issued;
    },
    get reigns() {
      return (remembered('reigns') as ReignsContext).reigns;
    },
    get hasReplayed() {
      return (remembered('reigns') as ReignsContext).hasReplayed;
    },
    highestProcessed: (pc) => {
      // Asked of every channel in every state: nothing is copied.
      let highest = client(pc)?.lastProcessed ?? null;
      for (const said of completions().acknowledged)
        if (sameChannel(said.pc, pc) && isLater(said.opUid, highest)) highest = said.opUid;
      return highest;
    },
    get completed() {
      return completions().completed;
    },
  };
}

function settingOf({ options, processFaults = {} }: Composition): SelectiveReplayView['setting'] {
  const given = { ...asSpecified, ...options };
  const { applyOrder, ackPath, ackMode, ackInference, ackToProcess, unansweredQuery, replayUnit } = given;
  const { cookieMode, cutPolicy, cutWeight, cutFloor, queryTimeout, queryRetries, channelKind } = given;
  const ended = Object.values(processFaults).map(({ crashes }) => crashes);
  const starts = Math.max(0, ...ended) * given.processes;
  return {
    applyOrder,
    ackPath,
    ackMode,
    ackInference,
    ackToProcess,
    opIdScope: 'unit',
    channelKind,
    unansweredQuery,
    cookieMode,
    replayUnit,
    cutPolicy,
    cutWeight,
    cutFloor,
    // Each client may be asked so often, and replayed to so often; each process is started again where it has ended.
    takeoverTicks: 2 * (queryRetries + 1) * queryTimeout + starts * given.processLoad,
    heartbeatTimeout: given.heartbeatTimeout,
    queueCapacity: given.queueCapacity,
    outCapacity: given.outCapacity,
  };
}

/** The reign that a message names; 0 where it names none. */
function epochOf(message: Message): number {
  const { epoch, opUid, replayUid } = message as Message & {
    readonly epoch?: number;
    readonly opUid?: Reached;
    readonly replayUid?: Reached;
  };
  return epoch ?? opUid?.epoch ?? replayUid?.epoch ?? 0;
}
