import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookieOf, sectionsOf } from './cookie.ts';
import {
  bodyForClient,
  bodyOf,
  differingSections,
  emptySections,
  forClient,
  replayed,
  sameSections,
  SECTION_COUNT,
  updated,
  wholeOf,
  type Body,
} from './sections.ts';

const bodies: fc.Arbitrary<Body> = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: SECTION_COUNT - 1 }),
      fc.constantFrom('a', 'b'),
      fc.option(fc.integer({ min: 0, max: 2 })),
    )
    .map(([section, key, value]) => {
      // A key has one audience, whoever changes it.
      const audience = key === 'a' ? ('all' as const) : ('control' as const);
      return value === null ? { section, key, removed: true as const, audience } : { section, key, value, audience };
    }),
  { maxLength: 6 },
);
const states = bodies.map((body) => updated(emptySections, body));

describe('an update', () => {
  it('changes only the sections of its cookie [RPL-55][RPL-57]', () => {
    fc.assert(
      fc.property(states, bodies, (state, body) => {
        const touched = sectionsOf(cookieOf(body));
        for (const section of differingSections(state, updated(state, body))) expect(touched).toContain(section);
      }),
    );
  });

  it('does the same when it comes a second time', () => {
    fc.assert(
      fc.property(states, bodies, (state, body) => {
        const once = updated(state, body);
        expect(sameSections(once, updated(once, body))).toBe(true);
      }),
    );
  });

  it('makes of the subset of a client what it makes of the whole [RPL-28]', () => {
    fc.assert(
      fc.property(states, bodies, (state, body) => {
        expect(sameSections(forClient(updated(state, body)), updated(forClient(state), bodyForClient(body)))).toBe(
          true,
        );
      }),
    );
  });

  it('keeps the last of several changes of one key', () => {
    const one = { section: 2, key: 'a', audience: 'all' as const };
    const [, , third] = updated(emptySections, [
      { ...one, value: 1 },
      { ...one, value: 2 },
    ]);
    expect(third).toEqual({ a: { value: 2, audience: 'all' } });
  });
});

describe('a whole state as one update', () => {
  it('is that state where there was nothing, control data included [RPL-115]', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(sameSections(updated(emptySections, bodyOf(state)), state)).toBe(true);
        expect(sameSections(updated(emptySections, bodyForClient(bodyOf(state))), forClient(state))).toBe(true);
      }),
    );
  });
});

describe('a state replay', () => {
  it('of all sections leaves nothing of what was held [RPL-80][RPL-85]', () => {
    fc.assert(
      fc.property(states, states, (held, state) => {
        expect(sameSections(replayed(held, wholeOf(state)), state)).toBe(true);
      }),
    );
  });

  it('of what differs is enough [RPL-57]', () => {
    fc.assert(
      fc.property(states, states, (held, state) => {
        const differing = differingSections(held, state);
        const replay = wholeOf(state).filter(({ index }) => differing.includes(index));
        expect(sameSections(replayed(held, replay), state)).toBe(true);
      }),
    );
  });

  it('removes the keys that it does not name, in its sections alone', () => {
    const content = { a: { value: 1, audience: 'all' as const } };
    const held = [content, content, ...emptySections.slice(2)];
    expect(replayed(held, [{ index: 1, content: {} }])).toEqual([content, {}, ...emptySections.slice(2)]);
  });
});
