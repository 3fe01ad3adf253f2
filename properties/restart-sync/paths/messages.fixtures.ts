import type { ReceiverInput } from '../../../machines/restart-sync/receiver-data.ts';
import { asSpecified } from '../composition.ts';

/** What reaches the charts of R, which uses the data of S; more of each than one is told apart by its incarnation and transfer. */

const key = (pid: number, incarnation: number, epoch = 1) => ({ epoch, pid, incarnation });

/** The key of R in its first incarnation, and that of S in any. */
export const own = key(2, 1);
export const ofSource = (incarnation: number, epoch = 1) => key(1, incarnation, epoch);

export const keyTaken = (as = own) => ({ type: 'KeyTaken', key: as });
export const keyDropped = { type: 'KeyDropped' };

export const birth = (incarnation: number, requester = own) => ({
  type: 'BirthNotification',
  requester,
  name: 'S',
  key: ofSource(incarnation),
  from: 'manager',
});
export const death = (incarnation: number, cause: 'exit' | 'silence' = 'exit', requester = own) => ({
  type: 'DeathNotification',
  requester,
  name: 'S',
  key: ofSource(incarnation),
  cause,
  from: 'manager',
});
export const found = (incarnation: number, requester = own) => ({
  type: 'LookupReply',
  requester,
  target: 'S',
  seq: 1,
  key: ofSource(incarnation),
  from: 'manager',
});
export const reject = (reason: 'not-ready' | 'key-mismatch', incarnation: number) => ({
  type: 'IpcReject',
  presented: ofSource(incarnation),
  reason,
  body: 'Subscribe',
  from: 'S',
});

/** Which message of which transfer; the first of the first where nothing is said. */
interface Place {
  readonly xfer?: number;
  readonly n?: number;
}

const sentBy = (incarnation: number, xfer: number) => ({ src: ofSource(incarnation), dst: own, xfer, from: 'S' });

export const data = (
  incarnation: number,
  { xfer = 1, n = 1 }: Place = {},
  k = '1',
  v = `of ${String(incarnation)}`,
) => ({
  type: 'Data',
  ...sentBy(incarnation, xfer),
  n,
  recs: [{ k, v }],
});
export const update = (incarnation: number, { xfer = 1, n = 1 }: Place = {}, remove = ['1']) => ({
  type: 'Update',
  ...sentBy(incarnation, xfer),
  n,
  put: [],
  remove,
});
export const eof = (incarnation: number, xfer: number, count: number) => ({
  type: 'Eof',
  ...sentBy(incarnation, xfer),
  count,
});

/** A receiver as the source text has it, told as one in the middle of a chain is. */
export function receiverInput(settings: Partial<ReceiverInput>): ReceiverInput {
  return { ...asSpecified, source: 'S', told: ['source'], awaitedBy: ['awaited/S'], ...settings };
}
