import type { Point } from './rectangle.ts';
import { element, numberText } from './svg-element.ts';

/** Radius of the corners of an arrow. */
const CORNER = 7;
const HEAD_LENGTH = 9;
const HEAD_WIDTH = 7;

/** An arrow along points, with rounded corners and its head at the last point. */
export function arrowMarkup(points: readonly Point[], style = 'arrow'): string {
  const [before, tip] = [points.at(-2), points.at(-1)];
  if (before === undefined || tip === undefined) return '';
  const neck = towards(tip, before, HEAD_LENGTH - 2);
  return element('path', { class: style, d: pathData([...points.slice(0, -1), neck]) }) + headMarkup(before, tip);
}

/** The head of an arrow that comes from one point and ends at another. */
export function headMarkup(from: Point, tip: Point): string {
  const base = towards(tip, from, HEAD_LENGTH);
  const length = distance(from, tip) || 1;
  const across = {
    x: ((tip.y - from.y) / length) * (HEAD_WIDTH / 2),
    y: ((from.x - tip.x) / length) * (HEAD_WIDTH / 2),
  };
  const corners = [tip, { x: base.x + across.x, y: base.y + across.y }, { x: base.x - across.x, y: base.y - across.y }];
  return element('path', { class: 'head', d: `M${corners.map(pointText).join('L')}Z` });
}

function pathData(points: readonly Point[]): string {
  return points
    .map((point, at) => {
      const [previous, next] = [points[at - 1], points[at + 1]];
      if (previous === undefined) return `M${pointText(point)}`;
      if (next === undefined) return `L${pointText(point)}`;
      const radius = Math.min(CORNER, distance(previous, point) / 2, distance(point, next) / 2);
      return `L${pointText(towards(point, previous, radius))}Q${pointText(point)} ${pointText(towards(point, next, radius))}`;
    })
    .join('');
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function pointText({ x, y }: Point): string {
  return `${numberText(x)} ${numberText(y)}`;
}
