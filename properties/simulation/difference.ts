/** The first place where two values of plain JSON differ, and what stands there; undefined if they are the same. */
export interface Difference {
  /** Dotted; empty for the values themselves. */
  readonly path: string;
  readonly first: unknown;
  readonly second: unknown;
}

/** Compares by value, whatever the order of keys. A key without a value counts as absent. */
export function differenceOf(first: unknown, second: unknown, path = ''): Difference | undefined {
  if (Object.is(first, second)) return undefined;
  if (!isObject(first) || !isObject(second) || Array.isArray(first) !== Array.isArray(second))
    return { path, first, second };
  for (const key of Object.keys(first)) {
    const found = differenceOf(first[key], second[key], path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  for (const key of Object.keys(second)) {
    if (second[key] !== undefined && first[key] === undefined)
      return { path: path === '' ? key : `${path}.${key}`, first: undefined, second: second[key] };
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
