import { SystemError } from './errors.ts';

const FIX = 'Keep to null, booleans, finite numbers, strings, arrays and plain objects whose every key has a value.';

/**
 * One text for one value, whatever the order in which its keys were made. What is not plain JSON is refused with the path
 * of the offending key, because an encoding that forgets something would merge states that differ.
 */
export function canonical(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value) || Object.is(value, -0))
        throw new SystemError(path, Object.is(value, -0) ? '-0' : String(value), FIX);
      return String(value);
    case 'object':
      return value === null ? 'null' : canonicalObject(value, path);
    default:
      throw new SystemError(path, describe(value), FIX);
  }
}

function canonicalObject(value: object, path: string): string {
  if (Array.isArray(value)) {
    // A hole of a sparse array is visited too, and refused as undefined.
    return `[${Array.from(value, (item, index) => canonical(item, `${path}[${String(index)}]`)).join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new SystemError(path, describe(value), FIX);
  if (Object.getOwnPropertySymbols(value).length > 0) throw new SystemError(path, 'a key that is a symbol', FIX);
  const record = value as Readonly<Record<string, unknown>>;
  const entries = Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(record[key], `${path}.${key}`)}`);
  return `{${entries.join(',')}}`;
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return `an instance of ${value.constructor.name}`;
  return typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`;
}

/** Freezes a value through and through, so that an assign that changes its context in place fails where it does so. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
