import { fc, test as testProperty } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { canonical, deepFreeze } from './canonical.ts';

// Goal: one text for one value, and no text for what would be forgotten.
// Method: laws over arbitrary JSON, and each kind of offender by hand.

/** JSON without the one number that it cannot tell from another. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value).replaceAll('-0', '0')) as unknown);

/** The same value, its keys made in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('the canonical text', () => {
  testProperty.prop([json])('reads back as the value', (value) => {
    expect(JSON.parse(canonical(value, 'it'))).toEqual(value);
  });

  testProperty.prop([json])('does not depend on the order of keys', (value) => {
    expect(canonical(reversed(value), 'it')).toBe(canonical(value, 'it'));
  });

  test('tells apart what JavaScript compares as equal', () => {
    const texts = [0, '0', false, null, '', [], {}, [[]], [null], { 0: 0 }, ['0'], 'null'].map((value) =>
      canonical(value, 'it'),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  class Point {
    readonly x = 1;
  }
  test.each([
    { what: 'a date', value: { at: new Date(0) }, path: 'it.at', found: 'an instance of Date' },
    { what: 'a map', value: { held: [new Map()] }, path: 'it.held[0]', found: 'an instance of Map' },
    { what: 'a set', value: { held: new Set() }, path: 'it.held', found: 'an instance of Set' },
    {
      what: 'an instance of a class',
      value: { deep: { point: new Point() } },
      path: 'it.deep.point',
      found: 'an instance of Point',
    },
    { what: 'undefined', value: { limit: undefined }, path: 'it.limit', found: 'undefined' },
    {
      what: 'a hole in an array',
      value: { list: Array.from({ length: 2 }).with(0, 1) },
      path: 'it.list[1]',
      found: 'undefined',
    },
    { what: 'NaN', value: { count: NaN }, path: 'it.count', found: 'NaN' },
    { what: 'infinity', value: [Infinity], path: 'it[0]', found: 'Infinity' },
    { what: 'minus zero, which JSON forgets', value: [-0], path: 'it[0]', found: '-0' },
    { what: 'a big integer', value: { id: 1n }, path: 'it.id', found: 'a bigint' },
    { what: 'a function', value: { callback: () => 1 }, path: 'it.callback', found: 'a function' },
    { what: 'a symbol', value: { mark: Symbol('x') }, path: 'it.mark', found: 'a symbol' },
    {
      what: 'a key that is a symbol',
      value: { mark: { [Symbol('x')]: 1 } },
      path: 'it.mark',
      found: 'a key that is a symbol',
    },
  ])('refuses $what with the path of the offender', ({ value, path, found }) => {
    expect(() => canonical(value, 'it')).toThrow(
      expect.objectContaining({ name: 'SystemError', path, found }) as Error,
    );
  });
});

describe('freezing', () => {
  test('goes through and through', () => {
    const value = { list: [{ deep: 1 }] };
    expect(deepFreeze(value)).toBe(value);
    expect(() => {
      value.list[0]!.deep = 2;
    }).toThrow(TypeError);
  });
});
