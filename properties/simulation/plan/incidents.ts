import * as fc from 'fast-check';
import type { Fault, System } from '../../checker/index.ts';

/** A fault of the system at an instant, and when what it struck comes back. */
export interface Incident {
  /** Thousandths of a tick since the start. */
  readonly at: number;
  /** Its place in the faults of the system. */
  readonly fault: number;
  /** Ticks until it is restarted or healed, where the system declares that; null if it is left so until faults cease. */
  readonly repairAfter: number | null;
}

/** A fault every so many ticks, at most. */
const TICKS_FOR_EACH = 3;
/** Most ticks until a repair: beyond the time that it takes to be found out. */
const LONGEST_REPAIR = 16;

/** Faults at any time; repairs come by themselves. */
export function incidentsOf({ faults = [], parts }: System, ticks: number): fc.Arbitrary<readonly Incident[]> {
  const isFirstStart = (fault: Fault): boolean => 'restart' in fault && parts[fault.restart]?.initially === 'down';
  const striking = faults.flatMap((fault, at) =>
    mayHappen(fault) && (isFirstStart(fault) || !isRepair(fault, faults)) ? [at] : [],
  );
  if (striking.length === 0) return fc.constant([]);
  return fc.array(
    fc.record({
      at: fc.nat({ max: ticks * 1000 }),
      fault: fc.constantFrom(...striking),
      repairAfter: fc.option(fc.integer({ min: 1, max: LONGEST_REPAIR }), { freq: 8 }),
    }),
    { maxLength: Math.max(1, Math.floor(ticks / TICKS_FOR_EACH)), size: 'max' },
  );
}

/** The fault that undoes this one; undefined where the system declares none. */
export function repairOf(fault: Fault, faults: readonly Fault[]): Fault | undefined {
  if ('crash' in fault) return faults.find((other) => 'restart' in other && other.restart === fault.crash);
  if ('cut' in fault) return faults.find((other) => 'heal' in other && other.heal === fault.cut);
  return undefined;
}

function mayHappen(fault: Fault): boolean {
  return !('times' in fault) || fault.times > 0;
}

/** Whether it undoes another of these. */
function isRepair(fault: Fault, faults: readonly Fault[]): boolean {
  return faults.some((other) => repairOf(other, faults) === fault);
}
