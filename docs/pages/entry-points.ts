import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Something that a program can import from the package. */
export interface EntryPoint {
  /** As it is imported: `switchover/spec`. */
  readonly name: string;
  /** The file that it is compiled from. */
  readonly source: string;
  /** The comment at its head. */
  readonly summary: string;
}

const packageSchema = z.object({
  name: z.string(),
  exports: z.record(z.string(), z.union([z.string(), z.object({ default: z.string() })])),
});

/** What the package exports, as the sources that it is compiled from. */
export function entryPointsOf(root: string): readonly EntryPoint[] {
  const { name, exports } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return Object.entries(exports).flatMap(([path, target]): EntryPoint[] => {
    if (typeof target === 'string') return [];
    const source = join(root, target.default.replace(/^\.\/dist\//u, '').replace(/\.js$/u, '.ts'));
    if (!existsSync(source)) throw new Error(`${path} of package.json is compiled from ${source}, which is not there.`);
    return [{ name: `${name}${path.slice(1)}`, source, summary: summaryOf(source) }];
  });
}

function summaryOf(source: string): string {
  const comment = /^\/\*\*([\s\S]*?)\*\//u.exec(readFileSync(source, 'utf8'))?.[1];
  if (comment?.includes('@packageDocumentation') !== true) {
    throw new Error(`${source} must begin with a comment that says what it offers, with @packageDocumentation.`);
  }
  return comment
    .replace(/^\s*\* ?/gmu, ' ')
    .replace('@packageDocumentation', '')
    .replace(/\s+/gu, ' ')
    .trim();
}
