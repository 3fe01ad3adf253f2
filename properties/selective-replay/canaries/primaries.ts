import { enqueueActions } from 'xstate';
import {
  mapChannels,
  withChannel,
  type ControlUnitEmitted,
} from '../../../machines/selective-replay/control-unit-context.ts';
import { withUpdate } from '../../../machines/selective-replay/unit-channel.ts';
import type { StateChangeRequest } from '../../../spec/selective-replay/messages.ts';
import { sameId, type OperationId } from '../../../spec/selective-replay/operation-id.ts';
import * as issuing from '../../../spec/selective-replay/properties/issuing.ts';
import { theSilentAreReplayedToFirst } from '../../../spec/selective-replay/properties/replays.ts';
import { controlDataStaysInside } from '../../../spec/selective-replay/properties/standing.ts';
import { bodyForClient } from '../../../spec/selective-replay/sections.ts';
import { charts } from '../charts.ts';
import { oneClient, oneForBoth } from '../compositions/core.ts';
import { slow } from '../compositions/silent.ts';
import { threeUnits } from '../compositions/succession.ts';
import { canary, type AtUnit, type WrongCharts } from './canary.ts';

const { controlUnit } = charts;
const one = oneClient(2, 1);

interface Change {
  readonly request: StateChangeRequest;
  readonly opUid: OperationId;
  readonly client: string;
  readonly isSilent: boolean;
}

/** A primary that makes a change otherwise: its messages, its id, and whether its own state follows. */
function changing(
  how: (change: Change) => readonly ControlUnitEmitted[],
  { idOf = (next: number): number => next, writes = true } = {},
) {
  return controlUnit.provide({
    actions: {
      change: enqueueActions(({ context, event, enqueue }: AtUnit) => {
        if (event.type !== 'StateChangeRequest') return;
        const { pc, change: body, requestId } = event;
        const changes = context.changes + 1;
        const opUid = { epoch: context.epoch, seq: idOf(changes) };
        let told: Omit<Change, 'request' | 'opUid'> = { client: '', isSilent: false };
        enqueue.assign({
          changes,
          requests: [...context.requests, { requestId, opUid, proc: pc.proc }],
          channels: withChannel(context, pc, (channel) => {
            told = channel;
            const { outstanding } = channel;
            const written = writes ? withUpdate(channel, { opUid, body, full: null }) : channel;
            return { ...written, lastApplied: opUid, outstanding: [...outstanding, opUid] };
          }),
        });
        for (const message of how({ request: event, opUid, ...told })) enqueue.emit(message);
      }),
    },
  });
}

const toStandby = ({ request: { pc, change: body }, opUid }: Change): ControlUnitEmitted => ({
  type: 'UpdateToStandby',
  to: opUid.epoch === 2 ? 'U1' : 'U0',
  pc,
  opUid,
  body,
});
const toClient = ({ request: { pc, change: body }, opUid, client }: Change): ControlUnitEmitted => ({
  type: 'UpdateToClient',
  to: client,
  pc,
  opUid,
  body: bodyForClient(body),
});

/** What may go wrong at a primary. */
export const primaryCanaries: readonly WrongCharts[] = [
  canary('ids are counted from 2', issuing.idsCountByOne, one, {
    controlUnit: changing((change) => [toStandby(change), toClient(change)], { idOf: (next) => next + 1 }),
  }),
  canary('the client is told before the standby', issuing.theStandbyIsToldFirst, one, {
    controlUnit: changing((change) => [toClient(change), toStandby(change)]),
  }),
  canary('the client alone is told of a change', issuing.everyStandbyIsTold, one, {
    controlUnit: changing((change) => [toClient(change)]),
  }),
  canary('the first of two standbys alone is told', issuing.everyStandbyIsTold, threeUnits(1), {
    controlUnit: changing((change) => [{ ...toStandby(change), to: 'U1' }, toClient(change)]),
  }),
  canary('others are told of a change that is not made', issuing.changesAreMadeFirst, one, {
    controlUnit: changing((change) => [toStandby(change), toClient(change)], { writes: false }),
  }),
  canary('a request waits for the acknowledgement of the one before', issuing.thePrimaryNeverBlocks, one, {
    controlUnit: controlUnit.provide({
      guards: {
        allOpen: ({ context }: Pick<AtUnit, 'context'>) =>
          Object.values(context.channels).every(({ outstanding }) => outstanding.length === 0),
      },
    }),
  }),
  canary('a requester is told of completion when the change is sent', issuing.completionFollowsAcknowledgement, one, {
    controlUnit: changing((change) => {
      const { requestId } = change.request;
      const done = {
        type: 'RequestDone',
        to: 'environment',
        requestId,
        result: 'completed',
        opUid: change.opUid,
      } as const;
      return [toStandby(change), toClient(change), done];
    }),
  }),
  canary(
    'a requester is told of completion when the first of two clients has acknowledged',
    issuing.completionFollowsAcknowledgement,
    oneForBoth(false),
    {
      controlUnit: controlUnit.provide({
        actions: {
          takeAcknowledgement: enqueueActions(({ context, event, enqueue }: AtUnit) => {
            if (event.type !== 'Ack') return;
            const { pc, opUid } = event;
            const isOther = (id: OperationId): boolean => !sameId(id, opUid);
            enqueue.emit({ type: 'AckForward', to: 'U1', pc, opUid, ack: true });
            enqueue.assign({
              channels: mapChannels(context, (channel) => ({
                ...channel,
                outstanding: channel.outstanding.filter(isOther),
              })),
              requests: context.requests.filter((one) => isOther(one.opUid)),
            });
            for (const { requestId, opUid: done } of context.requests)
              if (!isOther(done))
                enqueue.emit({ type: 'RequestDone', to: 'environment', requestId, result: 'completed', opUid });
          }),
        },
      }),
    },
  ),
  canary('a client is sent what control units alone may have', controlDataStaysInside, one, {
    controlUnit: changing((change) => [
      toStandby(change),
      { ...toClient(change), body: change.request.change } as ControlUnitEmitted,
    ]),
  }),
  canary('a silent client is sent updates', theSilentAreReplayedToFirst, slow(1, 1), {
    controlUnit: changing((change) => [toStandby(change), toClient(change)]),
  }),
];
