import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const root = join(import.meta.dirname, '../..');

export type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Starts the command, with the small catalogue if nothing else is said, in a process of its own at the root of the project. */
export function started(
  words: readonly string[],
  { flagsOfNode = [], program = 'small-switchover.fixtures.ts' }: { flagsOfNode?: string[]; program?: string } = {},
): Child {
  const args = [...flagsOfNode, '--import', 'tsx', join('properties/cli', program), ...words];
  // With `CI` set, a library that looks for itself would colour even what goes into a pipe.
  const env = { ...process.env, CI: 'true' };
  return spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits for its end. */
export async function ended(child: Child): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
