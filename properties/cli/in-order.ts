/** Does one piece of work after the other; `at` is its place among all of them. It throws nothing. */
export type Hand<Item, Result> = (item: Item, at: number) => Promise<Result>;

/**
 * Work that several hands share, begun in its order. The results come in that order as well, each as soon as all before it are
 * there. Who takes no more of them ends it: nothing more is begun, and what is being done is not waited for.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  hands: readonly Hand<Item, Result>[],
): AsyncGenerator<Result, void, undefined> {
  const results = new Map<number, Result>();
  const waiting = numbered(items);
  let busy = hands.length;
  const wanted = { more: true };
  let wake = (): void => undefined;
  for (const hand of hands) {
    void (async () => {
      for (const [at, item] of waiting) {
        results.set(at, await hand(item, at));
        wake();
        if (!wanted.more) return;
      }
      busy--;
      wake();
    })();
  }
  try {
    for (let at = 0; ; at++) {
      while (!results.has(at)) {
        if (busy === 0) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      yield results.get(at) as Result;
      results.delete(at);
    }
  } finally {
    wanted.more = false;
  }
}

function* numbered<Item>(items: Iterable<Item>): Generator<readonly [number, Item], void, undefined> {
  let at = 0;
  for (const item of items) yield [at++, item];
}
