import type { ELK, LayoutOptions } from 'elkjs/lib/elk.bundled.js';

/** Tall rather than wide, states in the order of the chart, labels beside their arrows. */
export const GRAPH_OPTIONS: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=4,left=4,bottom=4,right=4]',
  'elk.randomSeed': '1',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '16',
  'elk.spacing.edgeLabel': '6',
  'elk.spacing.labelNode': '10',
  'elk.spacing.labelLabel': '12',
  'elk.layered.spacing.nodeNodeBetweenLayers': '30',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.edgeLabels.sideSelection': 'ALWAYS_UP',
};

/** Keeps states and arrows in the order of the chart. The engine cannot do it where an arrow crosses a border. */
export const IN_ORDER: LayoutOptions = { 'elk.layered.considerModelOrder.strategy': 'PREFER_NODES' };

/** One way to set the words of a chart: the room for a line of an arrow's label, and for a line in a state's box. */
export interface Way {
  readonly label: number;
  readonly line: number;
}

/** From what reads best to what is narrowest. Labels come first, since several of them stand side by side. */
export const WAYS: readonly Way[] = [
  { label: 190, line: 300 },
  { label: 165, line: 300 },
  { label: 150, line: 300 },
  { label: 135, line: 300 },
  { label: 120, line: 260 },
  { label: 105, line: 220 },
];

let engine: Promise<ELK> | undefined;

/** The layout engine, loaded at its first use, for it is large. */
export function layoutEngine(): Promise<ELK> {
  return (engine ??= started());
}

async function started(): Promise<ELK> {
  const loaded = await import('elkjs/lib/elk.bundled.js');
  const Engine = loaded.default as unknown as new () => ELK;
  return new Engine();
}
