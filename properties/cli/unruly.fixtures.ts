import { isMainThread } from 'node:worker_threads';
import type { System } from '../checker/index.ts';
import { mendedTally } from './toys.fixtures.ts';

/** The path of this module, by which a command line names it. */
export const unruly = import.meta.filename;

// Systems that misbehave where they are explored, each in its own way. All can be built.

function misbehaving(name: string, misbehave: () => void): System {
  const holds = (): boolean => {
    misbehave();
    return true;
  };
  return { ...mendedTally, name, properties: [{ kind: 'always', name: 'All is well', clauses: [], holds }] };
}

function fillTheHeap(): void {
  const kept: number[][] = [];
  // In large pieces: the smaller they are, the longer the collector tries to make room.
  while (kept.length < Infinity) kept.push(new Array<number>(1_000_000).fill(0.5));
}

export default [
  misbehaving('a tally that leaves', () => process.exit(3)),
  misbehaving('a tally that hoards', fillTheHeap),
  misbehaving('a tally without a table', () => new ArrayBuffer(Number.MAX_SAFE_INTEGER)),
  // Whoever runs it, it has another name.
  misbehaving(`a tally of ${isMainThread ? 'the main thread' : 'a worker'}`, () => undefined),
];
