import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutScore } from '../../spec/selective-replay/cut-score.ts';
import { sameId, type Position } from '../../spec/selective-replay/operation-id.ts';
import { channelName, sameChannel } from '../../spec/selective-replay/process-channel.ts';
import type { PendingUpdate } from '../../spec/selective-replay/view.ts';
import { cutOf, isBeforeCut } from './cut.ts';
import { isOutOfStep, unusedChannel, type UnitChannel } from './unit-channel.ts';

// Goal: the cut that is computed in one pass is the one that RPL-90 names. Method: its words, taken as they stand, on generated queues.

const slots = [0, 1, 2];
const channelOf = (slot: number) => ({ proc: 'routing', slot });
const id = (seq: number) => ({ epoch: 2, seq });
const update = (slot: number, seq: number, confirmed = false): PendingUpdate => ({
  ...{ pc: channelOf(slot), opUid: id(seq), body: [], full: null, confirmed },
});
type Channels = Readonly<Record<string, UnitChannel>>;
const answering = (answers: readonly (Position | 'silent')[], knownBefore = 1): Channels =>
  Object.fromEntries(
    slots.map((slot) => {
      const { [slot]: position = 'silent' } = answers;
      const channel = unusedChannel({ pc: channelOf(slot), client: String(slot) }, 1);
      const answer = position === 'silent' ? null : { position, incarnation: 1, knownBefore };
      return [channelName(channel.pc), { ...channel, answer }];
    }),
  );

/** For every cut: whether it is one, and what it scores. */
function reference(
  updates: readonly PendingUpdate[],
  channels: Channels,
  weight: number,
  floor: 'confirmed' | 'applied',
): Position {
  const of = updates.length;
  const replaysAt = (kept: number): number =>
    Object.values(channels).filter((channel) => {
      const own = updates.slice(0, kept).filter(({ pc }) => sameChannel(pc, channel.pc));
      return isOutOfStep({ ...channel, lastApplied: own.at(-1)?.opUid ?? channel.lastApplied });
    }).length;
  const cuts = Array.from({ length: of + 1 }, (_, kept) => kept)
    .filter((kept) => floor === 'applied' || updates.slice(kept).every(({ confirmed }) => !confirmed))
    .filter((kept) => !updates.slice(kept).some(({ opUid }) => sameId(opUid, updates[kept - 1]?.opUid ?? null)))
    .map((kept) => {
      const replays = replaysAt(kept);
      return { kept, score: cutScore(weight, { kept, of, replays, replaysOfAll: replaysAt(of) }) };
    });
  const [best] = cuts.sort((a, b) => b.score - a.score || b.kept - a.kept);
  return updates[(best?.kept ?? 0) - 1]?.opUid ?? null;
}

// One op may concern several clients: its updates are beside each other.
const queues = fc
  .array(fc.uniqueArray(fc.constantFrom(...slots), { minLength: 1, maxLength: 3 }), { maxLength: 6 })
  .chain((ops) =>
    fc.tuple(
      ...ops.flatMap((of, at) => of.map((slot) => fc.boolean().map((confirmed) => update(slot, at + 1, confirmed)))),
    ),
  );
const answers = fc.array(fc.oneof(fc.constantFrom('silent' as const, null), fc.integer({ min: 1, max: 7 }).map(id)), {
  minLength: slots.length,
  maxLength: slots.length,
});
const weights = fc.integer({ min: 0, max: 16 }).map((sixteenths) => sixteenths / 16);
const floors = fc.constantFrom('confirmed' as const, 'applied' as const);

describe('the cut of a queue', () => {
  it('is the one of the reference, whatever is pending and answered [RPL-87] [RPL-88] [RPL-90]', () => {
    const seen = { none: 0, some: 0, all: 0 };
    fc.assert(
      fc.property(
        queues,
        answers,
        weights,
        floors,
        fc.constantFrom(1, 2),
        (updates, told, cutWeight, cutFloor, known) => {
          const channels = answering(told, known);
          const cut = cutOf(updates, channels, { cutWeight, cutFloor });
          expect(cut).toEqual(reference(updates, channels, cutWeight, cutFloor));
          const kept = updates.filter((one) => isBeforeCut(one, cut)).length;
          seen[kept === updates.length ? 'all' : kept === 0 ? 'none' : 'some']++;
        },
      ),
      { numRuns: 1000 },
    );
    // What never came about would be alike for nothing.
    expect(Object.values(seen).every((times) => times > 0)).toBe(true);
  });

  it('keeps everything where completeness is all, and what costs nothing where speed is [RPL-88]', () => {
    const updates = [update(0, 1), update(1, 2, true), update(0, 3), update(1, 4)];
    const channels = answering([null, id(2)]);
    expect(cutOf(updates, channels, { cutWeight: 1, cutFloor: 'confirmed' })).toEqual(id(4));
    // With the first update its client must be replayed to; with the last one, both.
    expect(cutOf(updates, channels, { cutWeight: 0, cutFloor: 'confirmed' })).toEqual(id(3));
  });

  it('discards what a client has where nothing forbids that, and it spares replays [RPL-89]', () => {
    const updates = [update(0, 1), update(0, 2), update(1, 3, true), update(2, 4)];
    const channels = answering([null, id(3), null]);
    expect(cutOf(updates, channels, { cutWeight: 0, cutFloor: 'confirmed' })).toEqual(id(3));
    const ahead = answering([null, null, null]);
    expect(cutOf(updates, ahead, { cutWeight: 0, cutFloor: 'applied' })).toBeNull();
  });

  it('never divides an op that concerns several clients', () => {
    const updates = [update(0, 1), update(1, 1)];
    // The first of the two alone would cost nothing.
    expect(cutOf(updates, answering([id(1), null]), { cutWeight: 0, cutFloor: 'applied' })).toEqual(id(1));
  });

  it('of nothing is nowhere', () => {
    expect(cutOf([], answering([null]), { cutWeight: 0.5, cutFloor: 'confirmed' })).toBeNull();
  });
});
