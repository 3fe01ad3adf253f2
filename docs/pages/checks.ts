import { availableParallelism } from 'node:os';
import { SharedInterruption } from '../../properties/cli/exploring-interruption.ts';
import { exploreSideBySide } from '../../properties/cli/exploring-side-by-side.ts';
import { outcomeOf } from '../../properties/cli/outcome.ts';
import { selectCanaries, selectSystems, type Catalogue } from '../../properties/cli/selection.ts';
import type { Report } from '../../properties/checker/index.ts';
import type { Subject } from './subject.ts';
import { isOf } from './telling.ts';
import type { Reports } from './told-subject.ts';

/**
 * Checks the quick scopes of all systems of the subjects, and their canaries, on as many cores as there are: as the command
 * does that readers use.
 *
 * @throws Error if something cannot be checked or is not as expected: there is nothing to publish then.
 */
export async function checkedReports(
  subjects: readonly Subject[],
  catalogue: Catalogue & { readonly module: string },
  root: string,
): Promise<Reports> {
  const isOwn = ({ name }: { readonly name: string }): boolean => subjects.some((subject) => isOf(subject, name));
  const systems = catalogue.systems.filter(isOwn);
  const size = { scope: 'quick', parameters: {} } as const;
  // To name none would be to ask for all.
  const selectedSystems =
    systems.length === 0
      ? []
      : await selectSystems(
          systems.map(({ name }) => name),
          catalogue,
          size,
          root,
        );
  const canaries = catalogue.canaries.filter(isOwn);
  const selectedCanaries =
    canaries.length === 0
      ? []
      : selectCanaries(
          canaries.map(({ name }) => name),
          catalogue,
        );
  const crew = {
    ...{ workers: availableParallelism(), catalogue: catalogue.module, folder: root },
    interruption: new SharedInterruption(),
    watch: () => undefined,
  };
  const reports = new Map<string, Report>();
  const surprises: string[] = [];
  for await (const explored of exploreSideBySide([...selectedSystems, ...selectedCanaries], {}, crew)) {
    if ('failure' in explored) throw new Error(explored.failure.message);
    const { selected, report } = explored;
    if (outcomeOf(explored) !== 'as expected') surprises.push(selected.name);
    reports.set(selected.name, report);
  }
  if (surprises.length === 0) return reports;
  throw new Error(
    `Not as expected, so there is nothing to publish: ${surprises.join('; ')}. \`switchover check\` says why.`,
  );
}
