import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChannelStatesPort } from '../../machines/selective-replay/channel-states-port.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { emptySections } from '../../spec/selective-replay/sections.ts';
import { StatesByProcess } from './states-by-process.ts';
import { StatesInPlace } from './states-in-place.ts';

// Goal: a block for each process shows what one block for all shows, whatever is done to both.

const channels: readonly ProcessChannel[] = ['routing', 'chassis'].flatMap((proc) =>
  [0, 1].map((slot) => ({ proc, slot })),
);

type Act = (states: ChannelStatesPort) => void;

const pc = fc.constantFrom(...channels);
const opUid = fc.record({ epoch: fc.constantFrom(2, 3), seq: fc.integer({ min: 1, max: 9 }) });
const key = fc.constantFrom('a', 'b');
const apply = fc.tuple(pc, opUid, key, fc.constantFrom(null, null, 2)).map(([of, id, name, full]): Act => (states) => {
  states.apply(of, { opUid: id, full, body: [{ section: 0, key: name, value: id.seq, audience: 'all' }] });
});
const take = fc.tuple(pc, opUid, key).map(([of, id, name]): Act => (states) => {
  const content = { [name]: { value: id.seq, audience: 'control' as const } };
  states.take(of, [content, ...emptySections.slice(1)], id);
});
const clear = fc.constant<Act>((states) => {
  states.clear();
});
const acts = fc.array(fc.oneof({ weight: 6, arbitrary: apply }, { weight: 2, arbitrary: take }, clear), {
  maxLength: 30,
});

const alike = (make: () => ChannelStatesPort) =>
  fc.property(acts, (all) => {
    const [block, divided] = [new StatesInPlace(), make()];
    for (const act of all) {
      act(block);
      act(divided);
      for (const of of channels) expect(divided.read(of)).toEqual(block.read(of));
    }
  });

describe('states divided among processes [RPL-8]', () => {
  test('show what one block shows after whatever is done', () => {
    fc.assert(
      alike(() => new StatesByProcess()),
      { numRuns: 100 },
    );
  });

  test('are found out where processes share a block of a slot', () => {
    /** The canary: what one process has in a slot is what each other has there. RPL-7 */
    class Mixing extends StatesByProcess {
      override read({ slot }: ProcessChannel) {
        return super.read({ proc: 'routing', slot });
      }
    }
    expect(fc.check(alike(() => new Mixing())).failed).toBe(true);
  });

  test('have a block for each process that has anything, and none once all is lost [RPL-6]', () => {
    const states = new StatesByProcess();
    for (const of of channels) states.apply(of, { opUid: { epoch: 2, seq: 1 }, body: [], full: null });
    expect(states.processes).toEqual(['routing', 'chassis']);
    states.clear();
    expect(states.processes).toEqual([]);
  });
});
