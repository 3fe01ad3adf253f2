/** The known name that somebody may have meant; undefined if none is near. */
export function meant(word: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({
      name,
      distance: Math.min(distance(word, name), distance(word, name.slice(name.indexOf('/') + 1))),
    }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(2, word.length / 4) ? best.name : undefined;
}

/** Letters to insert, delete or replace to get from one word to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [done, letter] of Array.from(from).entries()) {
    const next = [done + 1];
    for (let at = 1; at <= to.length; at++) {
      const replaced = (row[at - 1] ?? 0) + (to[at - 1] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
