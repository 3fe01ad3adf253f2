import { SystemError } from '../checker/index.ts';
import { defectOf, Refusal } from './refusal.ts';

/** Why there is no report of a system: text, because an error loses its class on the way from one thread to another. */
export interface Failure {
  /** `defect` is what nobody foresaw: an error of this program, or of a function of the system. */
  readonly kind: 'not checkable' | 'defect';
  /** What failed, where, and what to do; it names the system. */
  readonly message: string;
}

/** What was thrown while a system was built or explored, as its failure. */
export function failureOf(error: unknown, system: string): Failure {
  if (error instanceof SystemError || error instanceof Refusal)
    return { kind: 'not checkable', message: error.message };
  // V8 has no class of error for it.
  if (error instanceof RangeError && /array buffer allocation failed/iu.test(error.message))
    return outOfMemory(system, 'there is no memory left for its table of states');
  return { kind: 'defect', message: `${system}: ${defectOf(error)}` };
}

/** What to do where a search has no memory left. */
const LESS_TO_EXPLORE = 'Check it in a smaller scope or with smaller parameters, end it with --max-states';

/** The failure of a system that is too large for the memory; `less` tells how to ask for less. */
export function outOfMemory(system: string, found: string, less = LESS_TO_EXPLORE): Failure {
  return {
    kind: 'not checkable',
    message: [
      `${system} is too large for the memory`,
      `  found: ${found}`,
      `  fix:   ${less}, let fewer --workers share`,
      '         the memory, or give each a larger heap: NODE_OPTIONS=--max-old-space-size=MEBIBYTES.',
    ].join('\n'),
  };
}
