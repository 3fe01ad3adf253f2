import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { CataloguedSystem } from '../../properties/catalogue.ts';
import { checkReportSchema } from '../../properties/cli/report-schema.ts';
import type { Subject } from './subject.ts';
import { isOf } from './telling.ts';
import type { Reports } from './told-subject.ts';

/** More tasks share the cores more evenly; fewer start fewer programs. */
const TASKS = 6;

/**
 * Checks the quick scopes of all systems of the subjects, and their canaries, on as many cores as there are: by the very
 * command that readers use.
 */
export async function checkedReports(
  subjects: readonly Subject[],
  systems: readonly CataloguedSystem[],
  root: string,
): Promise<Reports> {
  const own = systems.map(({ name }) => name).filter((name) => subjects.some((subject) => isOf(subject, name)));
  // Neighbours tend to be of one size, so they are dealt like cards.
  const dealt = Array.from({ length: TASKS }, (_, to) => own.filter((_name, at) => at % TASKS === to));
  // To name none would be to ask for all.
  const tasks = [...dealt.filter((names) => names.length > 0), [...subjects.map(({ name }) => name), '--canaries']];
  const together = new AbortController();
  const waiting = tasks.values();
  const documents: CheckReport[] = [];
  const work = async (): Promise<void> => {
    for (const words of waiting) documents.push(await checkReport(words, root, together.signal));
  };
  // Where one of them fails there will be no site: the others need not go on.
  await Promise.all(Array.from({ length: availableParallelism() }, work)).finally(() => together.abort());
  return new Map(documents.flatMap(({ systems: reports }) => reports).map((report) => [report.name, report]));
}

type CheckReport = ReturnType<typeof checkReportSchema.parse>;

async function checkReport(words: readonly string[], root: string, signal: AbortSignal): Promise<CheckReport> {
  const { printed, code } = await run(['properties/cli/switchover.ts', 'check', ...words, '--json'], root, signal);
  if (printed === '') throw new Error(`\`switchover check ${words.join(' ')}\` said nothing and ended with ${code}.`);
  const report = checkReportSchema.parse(JSON.parse(printed));
  const surprises = report.systems.filter(({ asExpected }) => !asExpected).map(({ name }) => name);
  if (surprises.length > 0) {
    throw new Error(`Not as expected, so there is nothing to publish: ${surprises.join('; ')}.`);
  }
  if (code !== 0)
    throw new Error(
      `\`switchover check ${words.join(' ')}\` ended with ${code}: what it says above must be mended first.`,
    );
  return report;
}

function run(
  words: readonly string[],
  root: string,
  signal: AbortSignal,
): Promise<{ readonly printed: string; readonly code: number }> {
  return new Promise((resolve, reject) => {
    // The sources themselves, so that nothing depends on when the package was last built.
    const child = spawn(process.execPath, ['--import', 'tsx', ...words], {
      cwd: root,
      signal,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', reject);
    child.on('close', (code) => resolve({ printed: Buffer.concat(pieces).toString('utf8'), code: code ?? -1 }));
  });
}
