/**
 * Pictures of charts and of runs: SVG and Mermaid, as text. Pure functions, for Node and for a browser.
 * @packageDocumentation
 */
export { chartMermaid } from './chart-mermaid.ts';
export { chartSvg } from './chart-svg.ts';
export { runMermaid } from './run-mermaid.ts';
export type { DrawnRun, RunEnding } from './run-script.ts';
export { runSvg } from './run-svg.ts';
