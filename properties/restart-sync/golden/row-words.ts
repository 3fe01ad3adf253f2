import type { Row } from './row.ts';

/** What is told of each process, by the numbers that the figure of the source text gives them. */
export const columns: readonly string[] = ['901: up', '903: interfaces', '903: routes', '907: routes', '909: delivers'];

/** A row of the golden example in words, by the columns. */
export function cellsOf({ interfaces, fromInterfaces, routing, routes, delivers }: Row): readonly string[] {
  return [
    listed(interfaces),
    fromInterfaces === undefined
      ? 'down'
      : `${marked(fromInterfaces.current, fromInterfaces.stale)}${fromInterfaces.temporary.length === 0 ? '' : `; beside it ${listed(fromInterfaces.temporary)}`}`,
    listed(routing),
    routes === undefined ? 'down' : marked(routes.current, routes.stale),
    listed(delivers),
  ];
}

function marked(data: readonly string[], isStale: boolean): string {
  return `${listed(data)}${isStale ? ', stale' : ''}`;
}

/** What somebody has; nobody has anything who is down. */
function listed(data: readonly string[] | undefined): string {
  if (data === undefined) return 'down';
  return data.length === 0 ? 'nothing' : data.join(', ');
}
