import type { AnyStateMachine } from 'xstate';
import { SystemError, type System } from '../checker/index.ts';
import { chartMermaid, chartSvg } from '../drawing/index.ts';
import { drawingPath, type Drawing } from './drawing-path.ts';
import { reasonOf } from './refusal.ts';
import type { Selected } from './selection.ts';

/** The pictures of every chart of the systems, each chart once. */
export async function chartDrawings(selection: readonly Selected[]): Promise<readonly Drawing[]> {
  const drawn = new Map<AnyStateMachine, Drawing>();
  for (const selected of selection) {
    for (const machine of chartsOf(selected.build())) {
      if (drawn.has(machine)) continue;
      drawn.set(machine, {
        path: drawingPath(machine.id.includes('/') ? machine.id : `${selected.name}/${machine.id}`),
        svg: await chartSvg(machine),
        mermaid: chartMermaid(machine),
      });
    }
  }
  return [...drawn.values()];
}

/** The charts of the parts and monitors of a system. */
function chartsOf({ name, parts, monitors = {} }: System): readonly AnyStateMachine[] {
  const ofParts = Object.entries(parts).flatMap(([part, { role, input }]) => {
    try {
      const instances = role.instances({ ...input, boot: 1, durable: {} });
      return Object.values(instances).map(({ machine }) => machine);
    } catch (error) {
      throw new SystemError(`${name} > parts.${part}`, reasonOf(error), 'Let the role name its charts for any start.');
    }
  });
  return [...new Set([...ofParts, ...Object.values(monitors).map(({ machine }) => machine)])];
}
