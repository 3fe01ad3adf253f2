/** Whether two values are the same JSON: the order of the keys of an object means nothing. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [inA, inB] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  const keys = Object.keys(a);
  if (inA === undefined || inB === undefined || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(inB, key) && sameValue(inA[key], inB[key]));
}
