import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk.bundled.js';
import { arrowsOf, isTurned, type Arrow } from './arrows.ts';
import { graphOf, nodeId } from './chart-graph.ts';
import { layoutEngine, WAYS, type Way } from './layout-engine.ts';
import { withInner, type Outline } from './outline.ts';
import type { Point, Rectangle } from './rectangle.ts';
import { stateBox, type StateBox } from './state-box.ts';
import { wordsPlace, type WordsPlace } from './words-place.ts';
import type { TextBlock } from './text-block.ts';

export interface PlacedState extends Rectangle, WordsPlace {
  readonly box: StateBox;
}

export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  readonly label: Rectangle & { readonly block: TextBlock };
}

/** A chart whose every part has its place, in one coordinate system with its origin at the upper left. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** From the outside in. The root is among them only where it has something to show. */
  readonly states: readonly PlacedState[];
  /** The dots in which states begin, with the arrows to them. */
  readonly beginnings: readonly { readonly dot: Rectangle; readonly points: readonly Point[] }[];
  readonly arrows: readonly PlacedArrow[];
}

/** As wide as a page of a repository shows without making it smaller, less the margins of the paper. */
const PAGE = 850;

/** Finds a place for every state, arrow and label of a chart: the first way that fits a page, or else the narrowest. */
export async function layoutOf(outline: Outline): Promise<ChartLayout> {
  let best: ChartLayout | undefined;
  for (const way of WAYS) {
    const layout = await layoutIn(way, outline);
    if (best === undefined || layout.width < best.width) best = layout;
    if (best.width <= PAGE) break;
  }
  return best as ChartLayout;
}

async function layoutIn({ label, line }: Way, outline: Outline): Promise<ChartLayout> {
  const arrows = arrowsOf(outline, label);
  const boxes = new Map(withInner(outline.root).map((state) => [state.path, stateBox(state, outline, line)]));
  const engine = await layoutEngine();
  let widened: ReadonlyMap<string, number> = new Map();
  // The engine knows no least width of a state that holds others: where a name or line needs more, it gets wider margins.
  for (let tries = 0; ; tries++) {
    const placed = await engine.layout(graphOf(outline, arrows, boxes, widened));
    const wider = tooNarrow(placed, boxes, widened);
    // A wider state never makes another narrower, so that each is widened once or twice.
    if (wider === undefined || tries > 2 * boxes.size) return layoutFrom(placed, arrows, boxes);
    widened = wider;
  }
}

/** By how much states that hold others must still become wider; undefined when all are wide enough. */
function tooNarrow(
  placed: ElkNode,
  boxes: ReadonlyMap<string, StateBox>,
  widened: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> | undefined {
  const nodes = new Map(nodesBelow(placed).map((node) => [node.id, node]));
  const lacking = [...boxes].flatMap(([path, { width, state }]): readonly (readonly [string, number])[] => {
    if (state.states.length === 0) return [];
    const lack = width - (nodes.get(nodeId(path))?.width ?? Infinity);
    return lack > 0 ? [[path, (widened.get(path) ?? 0) + Math.ceil(lack)]] : [];
  });
  return lacking.length === 0 ? undefined : new Map([...widened, ...lacking]);
}

function layoutFrom(placed: ElkNode, arrows: readonly Arrow[], boxes: ReadonlyMap<string, StateBox>): ChartLayout {
  const order = [...boxes.keys()];
  const nodes = new Map(nodesBelow(placed).map((node) => [node.id, node]));
  const edges = new Map(
    [placed, ...nodes.values()].flatMap((node) => (node.edges ?? []).map((edge) => [edge.id, edge])),
  );
  const placedArrows = arrows.map((arrow) => {
    const edge = edges.get(arrow.id) as ElkExtendedEdge;
    const points = pointsOf(edge);
    return {
      arrow,
      points: isTurned(arrow, order) ? points.toReversed() : points,
      label: { ...rectangleOf(edge.labels?.[0] ?? {}), block: arrow.label },
    };
  });
  const lines = placedArrows.map(({ points }) => points);
  return {
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    states: [...boxes].flatMap(([path, box]) => {
      const node = nodes.get(nodeId(path));
      return node === undefined ? [] : [{ box, ...rectangleOf(node), ...wordsPlace(box, rectangleOf(node), lines) }];
    }),
    beginnings: [...nodes.values()].flatMap((node) => {
      const edge = edges.get(`${node.id}>`);
      return edge === undefined ? [] : [{ dot: rectangleOf(node), points: pointsOf(edge) }];
    }),
    arrows: placedArrows,
  };
}

function nodesBelow(node: ElkNode): readonly ElkNode[] {
  return (node.children ?? []).flatMap((child) => [child, ...nodesBelow(child)]);
}

function pointsOf({ sections }: ElkExtendedEdge): readonly Point[] {
  return (sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [
    startPoint,
    ...(bendPoints ?? []),
    endPoint,
  ]);
}

function rectangleOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Rectangle>): Rectangle {
  return { x, y, width, height };
}
