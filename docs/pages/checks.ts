import { spawn } from 'node:child_process';
import { checkReportSchema } from '../../properties/cli/report-schema.ts';
import type { Subject } from './subject.ts';
import type { Reports } from './told-subject.ts';

/**
 * Checks the quick scopes of all systems of the subjects, and beside them, on another core, their canaries: by the very
 * command that readers use.
 */
export async function checkedReports(subjects: readonly Subject[], root: string): Promise<Reports> {
  const names = subjects.map(({ name }) => name);
  const together = new AbortController();
  const checking = [names, [...names, '--canaries']].map((words) => checkReport(words, root, together.signal));
  // Where one of them fails there will be no site: the other need not go on.
  const documents = await Promise.all(checking).finally(() => together.abort());
  return new Map(documents.flatMap(({ systems }) => systems).map((report) => [report.name, report]));
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
