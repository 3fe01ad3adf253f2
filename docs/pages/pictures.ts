import { chartSvg, runSvg } from '../../properties/drawing/index.ts';
import type { Asset } from './page.ts';
import { places } from './places.ts';
import type { ToldCanary, ToldSubject } from './told-subject.ts';

/** The pictures of all charts and monitors of a subject. */
export async function chartPictures({ subject, monitors }: ToldSubject): Promise<readonly Asset[]> {
  const pictures: Asset[] = [];
  for (const [chart, machine] of Object.entries({ ...subject.charts, ...monitors })) {
    pictures.push({ path: `${subject.name}/${places.chartPicture(chart)}`, text: await chartSvg(machine) });
  }
  return pictures;
}

/** The run of each canary as a sequence diagram. */
export function runPictures({ subject, canaries }: ToldSubject): readonly Asset[] {
  return canaries.map((told, at) => ({
    path: `${subject.name}/${places.runPicture(told.canary.name, at)}`,
    text: runPicture(told),
  }));
}

function runPicture({ canary, system, report }: ToldCanary): string {
  const broken = report.properties.find(({ name }) => name === canary.breaks);
  if (broken?.counterexample === undefined)
    throw new Error(`${canary.name} was not found violated: there is no run to draw.`);
  return runSvg({
    title: canary.name,
    property: broken.name,
    clauses: broken.clauses,
    counterexample: broken.counterexample,
    parts: Object.keys(system.parts),
  });
}
