import type { Point, Rectangle } from './rectangle.ts';

/** A thing that takes room, with a name for the message of a test. */
export interface Named extends Rectangle {
  readonly name: string;
}

/** Pairs that lie over each other; touching is no overlap. */
export function overlaps(some: readonly Named[], others: readonly Named[]): readonly string[] {
  return some.flatMap((one) =>
    others.flatMap((other) => (one !== other && overlap(one, other) ? [`${one.name} over ${other.name}`] : [])),
  );
}

export function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** The stretches of a line that runs along the axes, each as a rectangle without width or without height. */
export function stretchesOf(name: string, points: readonly Point[]): readonly Named[] {
  return points.slice(1).map((end, at) => {
    const start = points[at] ?? end;
    return {
      name,
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.abs(start.x - end.x),
      height: Math.abs(start.y - end.y),
    };
  });
}

/** A rectangle made smaller on all sides, for what may touch a border but not cross it. */
export function within<Kind extends Rectangle>(rectangle: Kind, by: number): Kind {
  return {
    ...rectangle,
    x: rectangle.x + by,
    y: rectangle.y + by,
    width: Math.max(0, rectangle.width - 2 * by),
    height: Math.max(0, rectangle.height - 2 * by),
  };
}
