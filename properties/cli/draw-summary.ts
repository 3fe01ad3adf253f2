import { join, dirname, basename } from 'node:path';
import { counted } from '../telling/figures.ts';
import type { Drawing } from './drawing-path.ts';
import type { Terminal } from './terminal.ts';

/** More names than that are a count. */
const NAMED = 12;

/** What was written, a line for each folder. */
export function filesWritten(drawings: readonly Drawing[], into: string, { ink }: Terminal): string {
  const byFolder = new Map<string, string[]>();
  for (const { path } of drawings) {
    const folder = join(into, dirname(path));
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), basename(path)]);
  }
  const lines = [...byFolder].map(
    ([folder, names]) =>
      `${ink.bold(folder)}: ${names.length > NAMED ? counted(names.length, 'picture') : names.join(', ')}`,
  );
  return `${[...lines, `Wrote ${counted(drawings.length, 'picture')}, each as .svg and .mmd.`].join('\n')}\n`;
}
