import type { Point, Rectangle } from './rectangle.ts';
import { NAME_HEIGHT, PADDING, type StateBox } from './state-box.ts';

/** Where a state's name and its lines begin. */
export interface WordsPlace {
  readonly nameX: number;
  readonly linesX: number;
}

/** Between a line that passes and the words beside it. */
const BESIDE = 8;

/**
 * Where the words of a state begin: as far to the left as they can without an arrow running through them. The layout engine
 * knows of the room that they take, and not that arrows into the state must not cross it.
 */
export function wordsPlace(
  { state, name, inside, height }: StateBox,
  box: Rectangle,
  arrows: readonly (readonly Point[])[],
): WordsPlace {
  const first = box.x + PADDING;
  if (state.states.length === 0) return { nameX: first, linesX: first };
  const middle = box.y + NAME_HEIGHT;
  return {
    nameX: freeFrom(name.width, { ...box, height: NAME_HEIGHT }, arrows),
    linesX: freeFrom(inside.width, { ...box, y: middle, height: height - NAME_HEIGHT }, arrows),
  };
}

/** The leftmost place in a strip for words of that width; its very left where there is none. */
function freeFrom(width: number, strip: Rectangle, arrows: readonly (readonly Point[])[]): number {
  const first = strip.x + PADDING;
  const crossings = arrows.flatMap((points) => crossingsOf(points, strip)).toSorted((a, b) => a - b);
  const places = [first, ...crossings.map((x) => x + BESIDE)].filter((x) => x >= first);
  const isFree = (x: number): boolean =>
    x + width + PADDING <= strip.x + strip.width &&
    crossings.every((crossing) => crossing <= x - BESIDE || crossing >= x + width + BESIDE);
  return places.find(isFree) ?? first;
}

/** Where arrows pass a strip; they run along the axes. */
function crossingsOf(points: readonly Point[], strip: Rectangle): readonly number[] {
  return points.slice(1).flatMap((end, at) => {
    const start = points[at] ?? end;
    const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
    const isInside = [start.x, end.x].some((x) => x > strip.x && x < strip.x + strip.width);
    return isInside && top < strip.y + strip.height && bottom > strip.y ? [start.x, end.x] : [];
  });
}
