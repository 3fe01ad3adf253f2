import type { AnyStateMachine } from 'xstate';
import { admission } from '../../machines/process-state/admission.ts';
import { entry } from '../../machines/process-state/entry.ts';
import { interestedProcess } from '../../machines/process-state/interested-process.ts';
import { durableRegistry, manager, type ManagerInput } from '../../machines/process-state/manager.ts';
import { notice } from '../../machines/process-state/notice.ts';
import { issuance } from '../../machines/process-state/monitors/issuance.ts';
import { silence } from '../../machines/process-state/monitors/silence.ts';
import { operatingSystemPoll } from '../../machines/process-state/operating-system-poll.ts';
import { operatingSystem, operatingSystemRole } from '../../machines/process-state/operating-system.ts';
import { processRole } from '../../machines/process-state/process-role.ts';
import { process } from '../../machines/process-state/process.ts';
import { record } from '../../machines/process-state/record.ts';
import { resolver } from '../../machines/process-state/resolver.ts';
import { messages } from '../../spec/process-state/messages.ts';
import { liveness } from '../../spec/process-state/properties/index.ts';
import type { ProcessStateView } from '../../spec/process-state/view.ts';
import type { Part, System } from '../checker/index.ts';
import { channelsOf } from './channels.ts';
import {
  cardOf,
  elementOf,
  hasOperatingSystem,
  isLocal,
  linkOf,
  MANAGER,
  MANAGER_ELEMENT,
  nameAt,
  namesOf,
  OPERATING_SYSTEM,
  osIdOf,
  targetsOf,
  type Composition,
} from './composition.ts';
import { requiredOf } from './required.ts';
import { viewOf } from './world.ts';

/** The charts of the protocol; a canary replaces one of them. */
export interface Charts {
  readonly entry: AnyStateMachine;
  readonly record: AnyStateMachine;
  readonly admission: AnyStateMachine;
  readonly operatingSystemPoll: AnyStateMachine;
  readonly notice: AnyStateMachine;
  readonly resolver: AnyStateMachine;
  readonly operatingSystem: AnyStateMachine;
  readonly process: AnyStateMachine;
  readonly interestedProcess: AnyStateMachine;
}

export const charts: Charts = {
  entry,
  record,
  admission,
  operatingSystemPoll,
  notice,
  resolver,
  operatingSystem,
  process,
  interestedProcess,
};

/** A manager on its control card, with its operating system where that is asked; and the processes, beside it or on line cards. */
export function processState(composition: Composition, using: Charts = charts): System<ProcessStateView> {
  const addresses = Object.keys(composition.processes);
  const names = namesOf(composition);
  const elements = [...new Set(addresses.map((address) => elementOf(composition, address)))];
  const { limit } = composition;
  return {
    name: composition.name,
    hosts: [...new Set([MANAGER_ELEMENT, ...elements])].map((element) => ({ name: cardOf(element) })),
    parts: {
      ...(hasOperatingSystem(composition) && { [OPERATING_SYSTEM]: operatingSystemPart(composition, using) }),
      [MANAGER]: managerPart(composition, using),
      ...Object.fromEntries(addresses.map((address) => [address, processPart(composition, address, using)])),
    },
    channels: channelsOf(composition),
    stimuli: composition.stimuli ?? [],
    faults: [
      ...composition.faults,
      ...Object.entries(composition.partitions ?? {}).flatMap(([address, times]) => [
        { cut: linkOf(address), times },
        { heal: linkOf(address), times },
      ]),
    ],
    monitors: {
      issuance: { machine: issuance, view: ({ context }) => context },
      ...Object.fromEntries(
        names.map((name) => [
          `silence of ${name}`,
          {
            machine: silence,
            input: { name, addresses: addresses.filter((address) => nameAt(composition, address) === name), limit },
            view: ({ context }) => context as { counts: number },
          },
        ]),
      ),
    },
    messages,
    view: (world) => viewOf(world, composition),
    properties: requiredOf(composition),
    deferred: liveness,
    quiescent: (view) =>
      addresses.every((address) => isAtRest(view, composition, address)) && nobodyIsTakenForAlive(view),
  };
}

/** Once all processes are down and counted dead, or run beside the manager and have heard all, it waits for as long as nothing starts or ends. */
function isAtRest(view: ProcessStateView, composition: Composition, address: string): boolean {
  const process = view.process(address);
  if (process === undefined) return true;
  return (
    hasOperatingSystem(composition) &&
    isLocal(composition, address) &&
    process.phase === 'running' &&
    view.isQuiet(address)
  );
}

/** Whoever counts as alive really runs. */
function nobodyIsTakenForAlive({ manager, process }: ProcessStateView): boolean {
  return Object.values(manager?.entries ?? {}).every(
    ({ state, address, token }) => state !== 'alive' || process(address)?.token === token,
  );
}

function managerPart(composition: Composition, using: Charts): Part {
  return {
    role: manager(managerInputOf(composition), using),
    host: cardOf(MANAGER_ELEMENT),
    ...(composition.options?.registryDurable === true && { durable: durableRegistry(namesOf(composition)) }),
  };
}

/** What the manager of a composition is made for. */
export function managerInputOf(composition: Composition): ManagerInput {
  const { limit, lastIncarnation, options = {} } = composition;
  const names = namesOf(composition);
  const {
    localDetector = 'os-error-code',
    pollPeriod = 5,
    probe = false,
    probeWait = 2,
    lateHeartbeat = 'demand-reregister',
    interestLifetime = 'incarnation',
    keyEpoch = true,
    lookupBy = 'name',
    controlChannel = 'reliable-fifo',
    noticeRetry = 3,
    firstIncarnation = 1,
  } = options;
  return {
    names,
    operatingSystem: hasOperatingSystem(composition) ? OPERATING_SYSTEM : null,
    managerElement: MANAGER_ELEMENT,
    localDetector,
    pollPeriod,
    limit,
    countPeriod: 1,
    probe,
    probeWait,
    probeRounds: 3,
    lateHeartbeat,
    interestLifetime,
    keyEpoch,
    lookupBy,
    controlChannel,
    noticeRetry,
    followers: Object.fromEntries(names.map((name) => [name, followersOf(composition, name)])),
    firstIncarnation,
    lastIncarnation,
  };
}

/** Where processes run that look this name up. */
function followersOf({ processes }: Composition, name: string): readonly string[] {
  return Object.keys(processes).filter((address) => targetsOf(processes[address]).includes(name));
}

function operatingSystemPart({ options }: Composition, using: Charts): Part {
  const reportsExits = options?.localDetector !== 'os-poll';
  return {
    role: operatingSystemRole({ manager: MANAGER, reportsExits, exitCode: 1 }, using),
    host: cardOf(MANAGER_ELEMENT),
  };
}

function processPart(composition: Composition, address: string, using: Charts): Part {
  const { processes, registerRetry, options = {}, absent = [] } = composition;
  const { targets = [], hosted = {}, osIdReused = true, earlierStarts = 0, listeners = [] } = processes[address] ?? {};
  const {
    heartbeatPeriod = 1,
    superseded = 'exit',
    relookupOnReject = true,
    lookupWait = 'push',
    lookupPollPeriod = 4,
    controlChannel = 'reliable-fifo',
    ipcRetry = 1,
  } = options;
  const isWatched = hasOperatingSystem(composition) && isLocal(composition, address);
  return {
    role: processRole(
      {
        name: nameAt(composition, address),
        manager: MANAGER,
        element: elementOf(composition, address),
        osId: osIdOf(composition, address),
        osIdReused,
        operatingSystem: isWatched ? OPERATING_SYSTEM : null,
        targets: [...targets, ...Object.keys(hosted)],
        hosted: Object.fromEntries(
          Object.entries(hosted).map(([called, [first = called]]) => [
            called,
            { osId: osIdOf(composition, first), element: elementOf(composition, first) },
          ]),
        ),
        heartbeatPeriod,
        registerRetry,
        superseded,
        relookupOnReject,
        lookupWait,
        lookupPollPeriod,
        controlChannel,
        ipcRetry,
        earlierStarts,
        listeners,
      },
      using,
    ),
    host: cardOf(elementOf(composition, address)),
    initially: absent.includes(address) ? 'down' : 'up',
    ...(isWatched && { observedBy: OPERATING_SYSTEM }),
  };
}
