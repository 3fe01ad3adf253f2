import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canaries, module, systems } from '../../properties/systems.ts';
import { counted, duration } from '../../properties/telling/figures.ts';
import { citingTests } from '../../properties/traceability/citing-tests.ts';
import { checkedReports } from './checks.ts';
import { contentOf } from './content.ts';
import { entryPointsOf } from './entry-points.ts';
import { writeSite } from './reference.ts';
import { subjects } from './subjects.ts';

/** `npm run docs`: builds the whole site into `site/`, or leaves the former one as it was. */
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/u, '');
// Beside the site, so that the finished one is put in its place by a rename; git, lint and formatting pass it over.
const workshop = join(root, `.site-${process.pid}`);

async function build(): Promise<void> {
  const started = performance.now();
  const passed = (): string => duration((performance.now() - started) / 1000);
  const entryPoints = entryPointsOf(root);
  process.stdout.write(`Checking the systems and canaries of ${subjects.map(({ name }) => name).join(', ')} …\n`);
  const reports = await checkedReports(subjects, { systems, canaries, module }, root);
  process.stdout.write(`${counted(reports.size, 'check')}, all as expected (${passed()}). Writing pages …\n`);
  const fullScopes = readFileSync(join(root, 'docs/results/full-scopes.md'), 'utf8');
  const sources = { systems, canaries, citingTests, reports, fullScopes };
  const { front, top, pages, files } = await contentOf(subjects, sources, entryPoints, root);
  for (const { path, text } of files) {
    const file = join(workshop, 'pages', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const pictures = files.filter(({ path }) => path.endsWith('.svg')).length;
  await writeSite({
    root,
    entryPoints,
    front: join(workshop, 'pages', front),
    documents: top.map((path) => join(workshop, 'pages', path)),
    stylesheet: fileURLToPath(new URL('site.css', import.meta.url)),
    out: join(workshop, 'site'),
  });
  putInPlace(join(workshop, 'site'), join(root, 'site'));
  process.stdout.write(
    `Built ${counted(pages.length, 'page')}, ${counted(pictures, 'picture')} and the reference of ${counted(entryPoints.length, 'package export')} in ${passed()}: site/index.html\n`,
  );
}

/** The former site goes only when the new one is whole. */
function putInPlace(made: string, place: string): void {
  if (existsSync(place)) renameSync(place, join(workshop, 'former'));
  renameSync(made, place);
}

process.on('exit', () => rmSync(workshop, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  await build();
} catch (error) {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
