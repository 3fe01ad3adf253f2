import type { Fault, Stimulus } from '../../checker/index.ts';
import type { Composition, Member } from '../composition.ts';

/** What several compositions have alike. */

/** A source finds this record, whenever it likes. */
export function found(part: string, k: string): Stimulus {
  return { part, event: { type: 'Found', recs: [{ k, v: 'found' }] }, times: 'unbounded' };
}

/** A source has found everything. */
export function allFound(part: string): Stimulus {
  return { part, event: { type: 'AllFound' }, times: 'unbounded' };
}

/** The first record has another value, or is gone. */
export function changes(part: string, times: number): readonly Stimulus[] {
  return [
    { part, event: { type: 'Change', put: [{ k: '1', v: 'changed' }], remove: [] }, times },
    { part, event: { type: 'Change', put: [], remove: ['1'] }, times },
  ];
}

export function crashes(times: Readonly<Record<string, number>>): readonly Fault[] {
  return Object.entries(times).flatMap(([name, count]) => [
    { crash: name, times: count },
    { restart: name, times: count },
  ]);
}

/** What a source finds: any subset of its records, in any order. */
export function findings(part: string, keys: number): readonly Stimulus[] {
  return [...['1', '2'].slice(0, keys).map((k) => found(part, k)), allFound(part)];
}

/** S finds data, R uses it. */
export const pair: Readonly<Record<string, Member>> = { S: { source: {} }, R: { inputs: ['S'] } };

/** S finds data, M passes it on, F uses it. */
export const chain: Readonly<Record<string, Member>> = {
  S: { source: {} },
  M: { inputs: ['S'], source: {} },
  F: { inputs: ['M'] },
};

/** Messages between processes and notices may be late by any time, and overtake each other; whoever would send more waits. */
export const late: Pick<Composition, 'causes' | 'ipc' | 'notices'> = {
  causes: ['exit'],
  ipc: { capacity: 3, whenFull: 'back-pressure' },
  notices: { capacity: 3, whenFull: 'back-pressure' },
};
