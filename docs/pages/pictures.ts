import { chartSvg, runMermaid, runSvg, type DrawnRun } from '../../properties/drawing/index.ts';
import { drawnGoldenRun } from '../../properties/golden/drawn-golden-run.ts';
import { fieldRows } from './field-rows.ts';
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

/** The golden runs, in both forms. */
export function goldenPictures({ subject, golden }: ToldSubject): readonly Asset[] {
  return golden.flatMap(({ run, walked }) =>
    bothForms(`${subject.name}/${places.goldenRun(run.name)}`, drawnGoldenRun(run, walked)),
  );
}

/** The runs by which implementations violate properties, in both forms. */
export function fieldPictures(told: ToldSubject): readonly Asset[] {
  const { field, name } = told.subject;
  if (field === undefined) return [];
  return fieldRows(field, told).flatMap(({ id, cells }) =>
    cells.flatMap((cell) => {
      if (cell?.property.counterexample === undefined) return [];
      const { column, told: checked, property } = cell;
      return bothForms(`${name}/${places.fieldRun(column.system, id)}`, {
        title: `${column.title}: ${column.system}`,
        property: property.name,
        clauses: property.clauses,
        counterexample: cell.property.counterexample,
        parts: Object.keys(checked.system.parts),
      });
    }),
  );
}

function bothForms(path: string, run: DrawnRun): readonly Asset[] {
  return [
    { path: `${path}.svg`, text: runSvg(run) },
    { path: `${path}.mmd`, text: runMermaid(run) },
  ];
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
