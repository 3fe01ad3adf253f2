import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk.bundled.js';
import { isTurned, type Arrow } from './arrows.ts';
import { GRAPH_OPTIONS, IN_ORDER } from './layout-engine.ts';
import type { Outline, OutlineState } from './outline.ts';
import { NAME_HEIGHT, PADDING, type StateBox } from './state-box.ts';

/** Diameter of the dot in which a state begins. */
const DOT = 12;
/** A pseudostate of history is a small circle with a letter. */
const HISTORY = 26;
/** Between the border of a state and the states in it. */
const MARGIN = 18;

/** The chart as the layout engine takes it: sizes, and no places yet. `widened` says by how much states become wider than what they hold. */
export function graphOf(
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
    edges: [...beginning, ...arrows.map((arrow) => edgeOf(arrow, isTurned(arrow, order)))],
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

/** Turned where need be, arrows lead from above to below: states stand in the order of the chart, and no cycle is left. */
function edgeOf({ id, source, target, label }: Arrow, turned: boolean): ElkExtendedEdge {
  return {
    id,
    sources: [nodeId(turned ? target : source)],
    targets: [nodeId(turned ? source : target)],
    labels: [{ id: `label of ${id}`, text: id, width: label.width, height: label.height }],
  };
}

/** What the engine calls a state. */
export function nodeId(path: string): string {
  return `state ${path}`;
}

function dotId(path: string): string {
  return `beginning of ${path}`;
}
