import type { Report } from './report.ts';
import { Search, type SearchOptions } from './search.ts';
import type { System } from './system.ts';

/**
 * Explores every reachable state of a system and judges its properties. For long work, use `Search`, which works in portions.
 *
 * @throws SystemError if the system or one of its charts cannot be checked; it names the place and the fix.
 * @example
 * ```ts
 * const report = check(system);
 * if (!report.asExpected) console.log(report.properties.filter(({ verdict, expect }) => verdict !== expect));
 * ```
 */
export function check<View>(system: System<View>, options: SearchOptions = {}): Report {
  // A system's own view feeds its own properties; the search need not know its type.
  const search = new Search(system as System, options);
  while (!search.advance(100_000));
  return search.report();
}
