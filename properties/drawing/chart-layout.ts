import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk.bundled.js';
import { arrowsOf, leadsBack, type Arrow } from './arrows.ts';
import { GRAPH_OPTIONS, IN_ORDER, layoutEngine } from './layout-engine.ts';
import { withInner, type Outline, type OutlineState } from './outline.ts';
import { NAME_HEIGHT, PADDING, stateBox, type StateBox } from './state-box.ts';
import type { TextBlock } from './text-block.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedState extends Rectangle {
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

/** Diameter of the dot in which a state begins. */
const DOT = 12;
/** A pseudostate of history is a small circle with a letter. */
const HISTORY = 26;
/** Between the border of a state and the states in it. */
const MARGIN = 18;

/** Finds a place for every state, arrow and label of a chart. */
export async function layoutOf(outline: Outline): Promise<ChartLayout> {
  const arrows = arrowsOf(outline);
  const boxes = new Map(withInner(outline.root).map((state) => [state.path, stateBox(state, outline)]));
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

function graphOf(
  outline: Outline,
  arrows: readonly Arrow[],
  boxes: ReadonlyMap<string, StateBox>,
  widened: ReadonlyMap<string, number>,
): ElkNode {
  const order = [...boxes.keys()];
  const children = isFrame(outline, arrows)
    ? innerNodes(outline.root, boxes, widened)
    : [nodeOf(outline.root, boxes, widened)];
  const beginning = isFrame(outline, arrows) ? beginningOf(outline.root) : [];
  return {
    id: 'chart',
    layoutOptions: { ...GRAPH_OPTIONS, ...(arrows.some(crossesBorder) ? {} : IN_ORDER) },
    children,
    edges: [...beginning, ...arrows.map((arrow) => edgeOf(arrow, leadsBack(arrow, order)))],
  };
}

function layoutFrom(placed: ElkNode, arrows: readonly Arrow[], boxes: ReadonlyMap<string, StateBox>): ChartLayout {
  const order = [...boxes.keys()];
  const nodes = new Map(nodesBelow(placed).map((node) => [node.id, node]));
  const edges = new Map(
    [placed, ...nodes.values()].flatMap((node) => (node.edges ?? []).map((edge) => [edge.id, edge])),
  );
  return {
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    states: [...boxes].flatMap(([path, box]) => {
      const node = nodes.get(nodeId(path));
      return node === undefined ? [] : [{ box, ...rectangleOf(node) }];
    }),
    beginnings: [...nodes.values()].flatMap((node) => {
      const edge = edges.get(`${node.id}>`);
      return edge === undefined ? [] : [{ dot: rectangleOf(node), points: pointsOf(edge) }];
    }),
    arrows: arrows.map((arrow) => {
      const edge = edges.get(arrow.id) as ElkExtendedEdge;
      const points = pointsOf(edge);
      return {
        arrow,
        points: leadsBack(arrow, order) ? points.toReversed() : points,
        label: { ...rectangleOf(edge.labels?.[0] ?? {}), block: arrow.label },
      };
    }),
  };
}

/** A root that only holds states is the picture itself and needs no box. */
function isFrame({ root, transitions }: Outline, arrows: readonly Arrow[]): boolean {
  if (root.kind !== 'compound' || root.entry.length + root.exit.length > 0) return false;
  return (
    !transitions.some(({ source }) => source === '') &&
    !arrows.some(({ source, target }) => source === '' || target === '')
  );
}

/** Whether an arrow leads into a state or out of one, past its border. */
function crossesBorder({ source, target }: Arrow): boolean {
  return source.split('.').slice(0, -1).join('.') !== target.split('.').slice(0, -1).join('.');
}

function nodeOf(
  state: OutlineState,
  boxes: ReadonlyMap<string, StateBox>,
  widened: ReadonlyMap<string, number>,
): ElkNode {
  const { width, height } = boxes.get(state.path) as StateBox;
  if (state.kind === 'history') return { id: nodeId(state.path), width: HISTORY, height: HISTORY };
  const children = innerNodes(state, boxes, widened);
  if (children.length === 0) return { id: nodeId(state.path), width, height };
  const top = height + MARGIN - (height > NAME_HEIGHT ? PADDING : 4);
  const side = MARGIN + (widened.get(state.path) ?? 0) / 2;
  return {
    id: nodeId(state.path),
    layoutOptions: {
      ...GRAPH_OPTIONS,
      'elk.padding': `[top=${top},left=${side},bottom=${MARGIN},right=${side}]`,
    },
    children,
    edges: beginningOf(state),
  };
}

function innerNodes(
  state: OutlineState,
  boxes: ReadonlyMap<string, StateBox>,
  widened: ReadonlyMap<string, number>,
): ElkNode[] {
  const dot = { id: dotId(state.path), width: DOT, height: DOT };
  return [...(state.initial === undefined ? [] : [dot]), ...state.states.map((inner) => nodeOf(inner, boxes, widened))];
}

function beginningOf({ path, initial }: OutlineState): ElkExtendedEdge[] {
  if (initial === undefined) return [];
  const edge = { id: `${dotId(path)}>`, sources: [dotId(path)], targets: [nodeId(initial)] };
  return [{ ...edge, layoutOptions: { 'elk.layered.priority.straightness': '10' } }];
}

/** An arrow that leads back is laid out the other way round: thus states stand in the order of the chart, and no cycle is left. */
function edgeOf({ id, source, target, label }: Arrow, isBack: boolean): ElkExtendedEdge {
  return {
    id,
    sources: [nodeId(isBack ? target : source)],
    targets: [nodeId(isBack ? source : target)],
    labels: [{ id: `label of ${id}`, text: id, width: label.width, height: label.height }],
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

function nodeId(path: string): string {
  return `state ${path}`;
}

function dotId(path: string): string {
  return `beginning of ${path}`;
}
