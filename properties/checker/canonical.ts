import { SystemError } from './errors.ts';

const FIX = 'Keep to null, booleans, finite numbers, strings, arrays and plain objects whose every key has a value.';

/**
 * One text for one value, whatever the order in which its keys were made. What is not plain JSON is refused with the path
 * of the offending key, because an encoding that forgets something would merge states that differ.
 */
export function canonical(value: unknown, path: string): string {
  const text = textOf(value);
  if (text !== undefined) return text;
  throw refusalOf(value, path) ?? new SystemError(path, describe(value), FIX);
}

/** The text of what is plain JSON through and through. Where it is not is found out after that: no path is needed until then. */
function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? String(value) : undefined;
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? textOfArray(value) : textOfObject(value);
    default:
      return undefined;
  }
}

function textOfArray(items: readonly unknown[]): string | undefined {
  let text = '';
  // By index, so that a hole of a sparse array is met too, and refused as undefined.
  for (let index = 0; index < items.length; index++) {
    const item = textOf(items[index]);
    if (item === undefined) return undefined;
    text += index === 0 ? item : `,${item}`;
  }
  return `[${text}]`;
}

function textOfObject(value: object): string | undefined {
  if (!isPlain(value)) return undefined;
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const inner = textOf((value as Readonly<Record<string, unknown>>)[key]);
    if (inner === undefined) return undefined;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${inner}`;
  }
  return `{${text}}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0;
}

/** What is wrong with the first thing in a value that is not plain JSON, with its path; undefined if nothing is. */
function refusalOf(value: unknown, path: string): SystemError | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      if (Number.isFinite(value) && !Object.is(value, -0)) return undefined;
      return new SystemError(path, Object.is(value, -0) ? '-0' : String(value), FIX);
    case 'object':
      return value === null ? undefined : refusalInside(value, path);
    default:
      return new SystemError(path, describe(value), FIX);
  }
}

function refusalInside(value: object, path: string): SystemError | undefined {
  if (Array.isArray(value)) {
    return firstOf(Array.from(value, (item: unknown, index) => refusalOf(item, `${path}[${String(index)}]`)));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return new SystemError(path, describe(value), FIX);
  if (!isPlain(value)) return new SystemError(path, 'a key that is a symbol', FIX);
  const record = value as Readonly<Record<string, unknown>>;
  return firstOf(
    Object.keys(record)
      .sort()
      .map((key) => refusalOf(record[key], `${path}.${key}`)),
  );
}

function firstOf(refusals: readonly (SystemError | undefined)[]): SystemError | undefined {
  return refusals.find((refusal) => refusal !== undefined);
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
