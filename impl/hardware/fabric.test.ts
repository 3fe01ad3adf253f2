import { describe, expect, test } from 'vitest';
import { Fabric, type Discipline, type Flight } from './fabric.ts';

// Goal: each discipline hands over what it should, in its order; cut cables and dead receivers lose what they should.
// Method: whatever becomes the head of its stream is noted and taken by hand.

function fabricOf(discipline: Discipline, capacity = 3): { fabric: Fabric<string>; heads: Flight<string>[] } {
  const heads: Flight<string>[] = [];
  const links = [{ name: 'a to b', discipline, capacity, cable: 'cable' }];
  const fabric = new Fabric<string>(links, (flight) => heads.push(flight));
  return { fabric, heads };
}

function flight(body: string, incarnation = 1, to = 'b'): Flight<string> {
  return { link: 0, from: 'a', incarnation, to, body, readyAt: 0, isLate: false };
}

const bodies = (flights: readonly Flight<string>[]): readonly string[] => flights.map(({ body }) => body);

describe('ordered', () => {
  test('only the oldest of a stream may arrive, then the next', () => {
    const { fabric, heads } = fabricOf('ordered');
    const [first, second] = [flight('first'), flight('second')];
    fabric.send(first);
    fabric.send(second);
    expect(bodies(heads)).toEqual(['first']);
    expect([fabric.isHead(first), fabric.isHead(second)]).toEqual([true, false]);
    fabric.remove(first);
    expect(bodies(heads)).toEqual(['first', 'second']);
  });

  test('what a dead sender left and what its successor sends are streams of their own', () => {
    const { fabric, heads } = fabricOf('ordered');
    fabric.send(flight('of the first', 1));
    fabric.send(flight('of the second', 2));
    expect(bodies(heads)).toEqual(['of the first', 'of the second']);
  });

  test('a copy that is kept stays before what came after', () => {
    const { fabric, heads } = fabricOf('ordered');
    const [first, second] = [flight('first'), flight('second')];
    fabric.send(first);
    fabric.send(second);
    fabric.keep(first, 9);
    expect(fabric.isHead(first)).toBe(false);
    expect(heads.at(-1)).toEqual({ ...first, readyAt: 9 });
    expect(bodies(fabric.contents(0))).toEqual(['first', 'second']);
    expect(fabric.isHead(second)).toBe(false);
  });
});

describe('unordered', () => {
  test('everything may arrive at once', () => {
    const { fabric, heads } = fabricOf('unordered');
    for (const body of ['x', 'y']) fabric.send(flight(body));
    expect(bodies(heads)).toEqual(['x', 'y']);
  });

  test('no more fits in than its capacity', () => {
    const { fabric } = fabricOf('unordered', 1);
    expect([fabric.send(flight('x')), fabric.send(flight('y'))]).toEqual(['under way', 'full']);
    expect(bodies(fabric.contents(0))).toEqual(['x']);
  });
});

describe('retained', () => {
  test('forgets nothing and says it again to who is back', () => {
    const { fabric, heads } = fabricOf('retained', 1);
    const [x, y] = [flight('x'), flight('y')];
    fabric.send(x);
    expect(fabric.send(y)).toBe('under way');
    fabric.remove(x);
    fabric.loseTo('b');
    fabric.cut('cable');
    expect(bodies(fabric.contents(0))).toEqual(['x', 'y']);
    heads.length = 0;
    fabric.repeatTo('b', 5);
    expect(heads.map(({ body, readyAt }) => [body, readyAt])).toEqual([
      ['x', 5],
      ['y', 5],
    ]);
  });
});

describe('loss', () => {
  test('a cut cable loses what is on it and what is sent over it, until it is healed', () => {
    const { fabric } = fabricOf('ordered');
    const before = flight('before');
    fabric.send(before);
    fabric.cut('cable');
    expect([fabric.isHead(before), fabric.send(flight('during')), fabric.cutCables]).toEqual([
      false,
      'lost',
      ['cable'],
    ]);
    fabric.heal('cable');
    expect([fabric.send(flight('after')), bodies(fabric.contents(0))]).toEqual(['under way', ['after']]);
  });

  test('a dead receiver loses what is on its way to it, and nobody else', () => {
    const { fabric } = fabricOf('unordered');
    fabric.send(flight('to b'));
    fabric.send(flight('to c', 1, 'c'));
    fabric.loseTo('b');
    expect(bodies(fabric.contents(0))).toEqual(['to c']);
  });

  test('whoever keeps the contents keeps what they were', () => {
    const { fabric } = fabricOf('unordered');
    fabric.send(flight('x'));
    const before = fabric.contents(0);
    fabric.send(flight('y'));
    expect(bodies(before)).toEqual(['x']);
  });
});

test('a link that is not there is refused', () => {
  const { fabric } = fabricOf('ordered');
  expect(() => fabric.send({ ...flight('x'), link: 3 })).toThrow('There is no link 3: the fabric has 1.');
});
