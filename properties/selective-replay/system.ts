import { arbiter } from '../../machines/selective-replay/arbiter.ts';
import { client, INCARNATION } from '../../machines/selective-replay/client.ts';
import type { ClientAddress } from '../../machines/selective-replay/unit-channel.ts';
import { DURABLE, unit } from '../../machines/selective-replay/unit.ts';
import { messages } from '../../spec/selective-replay/messages.ts';
import { deferred } from '../../spec/selective-replay/properties/index.ts';
import type { SelectiveReplayView } from '../../spec/selective-replay/view.ts';
import type { Part, System } from '../checker/index.ts';
import { channelsOf } from './channels.ts';
import { charts, type Charts } from './charts.ts';
import {
  ARBITER,
  asSpecified,
  cardOf,
  clientsOf,
  lineCardOf,
  PROCESS,
  unitsOf,
  type Composition,
} from './composition.ts';
import { monitorsOf } from './observers.ts';
import { requiredOf } from './required.ts';
import { viewsOf } from './world.ts';

/** Control units and clients, each on a card of its own, and what watches the units. */
export function selectiveReplay(composition: Composition, using: Charts = charts): System<SelectiveReplayView> {
  const units = unitsOf(composition);
  const clients = clientsOf(composition);
  const { failures = {}, removals = {} } = composition;
  const { answerWhenNothingPending, cookieMode, ackPath, ackMode, ackPeriod, queryTimeout } = {
    ...asSpecified,
    ...composition.options,
  };
  return {
    name: composition.name,
    hosts: [
      { name: 'shelf' },
      ...units.map((name) => ({ name: cardOf(name) })),
      // A slot that no card is in has none, where its consumer is a process of a control unit.
      ...[
        ...new Set(
          clients
            .filter(({ client: name }) => composition.consumersOn?.[name] === undefined)
            .map(({ pc }) => lineCardOf(pc.slot)),
        ),
      ].map((name) => ({ name })),
    ],
    parts: {
      [ARBITER]: {
        role: arbiter(
          units,
          {
            detection: detectionOf(composition) ?? 1,
            suspicions: composition.suspicions ?? {},
            slots: clients
              .filter(({ pc }) => pc.proc === PROCESS)
              .map(({ pc: { slot }, client: name }) => ({ slot, removals: removals[name] ?? 0 })),
          },
          using,
        ),
        host: 'shelf',
      },
      ...Object.fromEntries(units.map((name, at) => [name, unitPart(composition, at, using)])),
      ...Object.fromEntries(
        clients.map(({ pc, client: name }): readonly [string, Part] => [
          name,
          {
            role: client(
              {
                ...{ pc, answerWhenNothingPending, cookieMode, ackPath, ackMode, ackPeriod },
                units,
                queryTimeout,
                failures: failures[name] ?? 0,
              },
              using,
            ),
            host: hostOf(composition, { pc, client: name }),
            durable: [INCARNATION],
          },
        ]),
      ),
    },
    channels: channelsOf(composition),
    stimuli: composition.stimuli,
    faults: composition.faults,
    monitors: monitorsOf(composition),
    messages,
    view: viewsOf(composition),
    properties: requiredOf(composition),
    deferred,
    quiescent: isServed,
  };
}

/** The card that a client is on: the one in its slot, or that of the control unit that it is a process of. RPL-9 */
function hostOf({ consumersOn = {} }: Composition, { pc, client: name }: ClientAddress): string {
  const unit = consumersOn[name];
  return unit === undefined ? lineCardOf(pc.slot) : cardOf(unit);
}

function unitPart(composition: Composition, at: number, using: Charts): Part {
  const units = unitsOf(composition);
  const name = units[at] ?? '';
  const given = { ...asSpecified, ...composition.options };
  const { applyOrder, probeScope, ackToProcess, ackPath, ackMode, ackInference, joinRetry } = given;
  const { queryTimeout, queryRetries, silentRetry, unansweredQuery, replayUnit } = given;
  const { heartbeatPeriod, heartbeatTimeout } = given;
  const { cookieMode, cutPolicy, cutWeight, cutFloor, queueCapacity, outCapacity, overflowPolicy, channelKind } = given;
  const { processRestart, processLoad } = given;
  const { stalls = {}, pace = 1 } = composition;
  const input = {
    ...{ applyOrder, probeScope, ackToProcess, ackPath, ackMode, ackInference, joinRetry },
    ...{ queryTimeout, queryRetries, silentRetry, unansweredQuery, replayUnit, cutPolicy, cutWeight, cutFloor },
    ...{ cookieMode, queueCapacity, outCapacity, overflowPolicy, channelKind, heartbeatPeriod, heartbeatTimeout },
    lines: Object.fromEntries(
      Object.entries(stalls[name] ?? {}).map(([client, times]) => [client, { stalls: times, pace }]),
    ),
    unit: at,
    units,
    clients: clientsOf(composition),
    ...{ processRestart, processLoad, crashes: 0, failedStarts: 0 },
    ...composition.processFaults?.[name],
    firstPrimary: composition.firstPrimary ?? 0,
    arbiter: ARBITER,
  };
  const isTold = detectionOf(composition) !== undefined;
  return { role: unit(input, using), host: cardOf(name), durable: [DURABLE], ...(isTold && { observedBy: ARBITER }) };
}

/** Ticks from the end of a unit until others are told of it; undefined where nobody is. */
function detectionOf({ detection = 1 }: Composition): number | undefined {
  return detection === 'never' ? undefined : detection;
}

/** Whether somebody reigns, or nobody could: nothing may come to rest with a standby that waits for a unit that is gone. RPL-65 */
function isServed(view: SelectiveReplayView): boolean {
  const roles = view.units.map((name) => view.unit(name)?.role);
  return roles.includes('primary') || !roles.includes('standby');
}
