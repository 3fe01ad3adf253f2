import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Drawing } from './drawing-path.ts';
import { EXIT } from './exit-codes.ts';
import { reasonOf, Refusal } from './refusal.ts';

/** Writes pictures below a folder and gives the paths of the files, relative as the folder was given. */
export function writeDrawings(drawings: readonly Drawing[], into: string, folder: string): readonly string[] {
  return drawings.flatMap(({ path, svg, mermaid }) => [
    writeWhole(join(into, `${path}.svg`), svg, folder),
    writeWhole(join(into, `${path}.mmd`), mermaid, folder),
  ]);
}

/** Makes the folder before there is anything to put into it, so that long work is not done for nothing. */
export function prepareFolder(into: string, folder: string): void {
  attempt(into, () => mkdirSync(resolve(folder, into), { recursive: true }));
}

/** Under another name first, so that whoever reads the file sees the old picture or the new one, and never half of one. */
function writeWhole(path: string, text: string, folder: string): string {
  const target = resolve(folder, path);
  const unfinished = `${target}.unfinished-${process.pid}`;
  attempt(path, () => mkdirSync(dirname(target), { recursive: true }));
  try {
    attempt(path, () => {
      writeFileSync(unfinished, text);
      renameSync(unfinished, target);
    });
  } finally {
    rmSync(unfinished, { force: true });
  }
  return path;
}

function attempt(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Refusal(EXIT.file, `${path} cannot be written: ${reasonOf(error)}`, [
      '--out names a folder in which files can be made',
    ]);
  }
}
