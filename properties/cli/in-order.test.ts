import { expect, test } from 'vitest';
import { inOrder, type Hand } from './in-order.ts';

// Goal: work that is shared comes back in its order, and stops where nobody takes it any more.
// Method: hands that finish when they are told to.

/** A hand that takes so many turns for each item, and writes down what it begins. */
function hand(turns: (item: number) => number, begun: number[]): Hand<number, string> {
  return async (item, at) => {
    begun.push(at);
    for (let turn = turns(item); turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve));
    return `${item} at ${at}`;
  };
}

async function all(results: AsyncIterable<string>): Promise<readonly string[]> {
  const taken: string[] = [];
  for await (const result of results) taken.push(result);
  return taken;
}

test.each([1, 2, 3])('the results come in the order of the work, whoever is quicker, hands: %i', async (count) => {
  const items = [30, 1, 12, 1, 7, 0];
  const begun: number[] = [];
  const hands = Array.from({ length: count }, () => hand((item) => item, begun));
  expect(await all(inOrder(items, hands))).toEqual(items.map((item, at) => `${item} at ${at}`));
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
});

test('no work has no results', async () => {
  expect(await all(inOrder([], [hand(() => 1, [])]))).toEqual([]);
});

test('what nobody takes any more is not begun', async () => {
  const begun: number[] = [];
  for await (const result of inOrder([1, 1, 1, 1, 1, 1, 1, 1], [hand(() => 5, begun), hand(() => 5, begun)]))
    if (result === '1 at 1') break;
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(begun.length).toBeLessThanOrEqual(4);
});
