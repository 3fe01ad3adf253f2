import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { SystemError, type System } from '../checker/index.ts';
import { EXIT } from './exit-codes.ts';
import { offences, reasonOf, Refusal } from './refusal.ts';

const CONTRACT =
  'A system module has as its default export a System, an array of Systems, or a function that returns one of these.';

/** A system of somebody's own file, and how to name it on the command line. */
export interface ModuleSystem {
  readonly word: string;
  readonly system: System;
}

const callable = z.custom<unknown>((value) => typeof value === 'function', 'expected a function');
const names = z.union([z.string(), z.array(z.string())]);

/** Enough of a System that the checker can take over with errors of its own. */
const systemShape = z.looseObject({
  name: z.string().min(1),
  hosts: z.array(z.looseObject({ name: z.string() })),
  parts: z.record(
    z.string(),
    z.looseObject({
      role: z.looseObject({ name: z.string(), instances: callable, route: callable, view: callable }),
      host: z.string(),
    }),
  ),
  channels: z.array(
    z.looseObject({
      from: names,
      to: names,
      kind: z.enum(['fifo', 'bag', 'set', 'rendezvous']),
      carries: z.array(z.string()),
    }),
  ),
  stimuli: z
    .array(
      z.looseObject({
        part: z.string(),
        event: z.looseObject({ type: z.string() }),
        times: z.union([z.number(), z.literal('unbounded')]),
      }),
    )
    .optional(),
  faults: z.array(z.looseObject({})).optional(),
  view: callable,
  properties: z.array(
    z.looseObject({
      kind: z.enum(['always', 'step', 'sometimes']),
      name: z.string(),
      clauses: z.array(z.string()),
      holds: callable,
    }),
  ),
});

/** Whether a word of the command line names a file: it looks like a path, which no system's name does. */
export function isPath(word: string): boolean {
  return /^\.{1,2}[\\/]/u.test(word) || isAbsolute(word) || /\.[cm]?[jt]s(?:#.*)?$/u.test(word);
}

/** The systems of a module, in its order; of several, `./module.js#name` takes the one of that name. */
export async function systemsOfModule(word: string, folder: string): Promise<readonly ModuleSystem[]> {
  const [path, name] = existsSync(resolve(folder, word)) ? [word] : splitAtName(word);
  const exported = await defaultExportOf(path, folder);
  const made: unknown = typeof exported === 'function' ? await called(exported, path) : exported;
  const several = Array.isArray(made);
  const systems = (several ? (made as unknown[]) : [made]).map((value, at) => ({
    system: shaped(value, path, several ? `default export[${at}]` : 'default export'),
  }));
  if (systems.length === 0) throw new Refusal(EXIT.file, `${path} has no system in its array`, [CONTRACT]);
  const twice = systems.find(({ system }, at) =>
    systems.some((other, before) => before < at && other.system.name === system.name),
  );
  if (twice !== undefined) {
    throw new Refusal(EXIT.file, `${path} has two systems "${twice.system.name}"`, [
      'Give each a name of its own: traces, worker threads and `MODULE#NAME` find it by that.',
    ]);
  }
  const all = systems.map(({ system }) => ({ word: several ? `${path}#${system.name}` : path, system }));
  if (name === undefined) return all;
  const wanted = all.filter(({ system }) => system.name === name);
  if (wanted.length > 0) return wanted;
  throw new Refusal(EXIT.usage, `${path} has no system "${name}"`, [
    `it has ${all.map(({ system }) => system.name).join(', ')}`,
  ]);
}

function splitAtName(word: string): readonly [string, string?] {
  const hash = word.lastIndexOf('#');
  return hash === -1 ? [word] : [word.slice(0, hash), word.slice(hash + 1)];
}

async function defaultExportOf(path: string, folder: string): Promise<unknown> {
  const file = resolve(folder, path);
  if (!existsSync(file)) throw new Refusal(EXIT.file, `${path} does not exist`, [`looked for in ${folder}`]);
  let loaded: object;
  try {
    loaded = (await import(pathToFileURL(file).href)) as object;
  } catch (error) {
    throw new Refusal(
      EXIT.file,
      `${path} cannot be loaded: ${error instanceof Error ? error.name : 'it threw'}: ${reasonOf(error)}`,
    );
  }
  if ('default' in loaded) return loaded.default;
  const exports = Object.keys(loaded).join(', ') || 'nothing';
  throw new Refusal(EXIT.file, `${path} has no default export; it exports ${exports}`, [CONTRACT]);
}

async function called(make: unknown, path: string): Promise<unknown> {
  try {
    return await (make as () => unknown)();
  } catch (error) {
    if (error instanceof SystemError) throw error;
    throw new Refusal(EXIT.file, `${path}: its default export threw: ${reasonOf(error)}`);
  }
}

function shaped(value: unknown, path: string, place: string): System {
  const parsed = systemShape.safeParse(value);
  // The value itself, not the parsed copy: roles and charts are compared by identity.
  if (parsed.success) return value as System;
  throw new Refusal(EXIT.file, `${path} is no system module`, [...offences(parsed.error, place), CONTRACT]);
}
