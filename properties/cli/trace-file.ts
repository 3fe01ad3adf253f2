import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { TraceStep } from '../checker/index.ts';
import { EXIT } from './exit-codes.ts';
import { offences, reasonOf, Refusal } from './refusal.ts';

const message = z.looseObject({ type: z.string() });

const extras = { kept: z.literal(true).exactOptional(), stream: z.int().positive().exactOptional() };

/** A step as a trace names it. */
export const stepSchema: z.ZodType<TraceStep> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('deliver'), part: z.string(), from: z.string(), message, ...extras }),
  z.strictObject({ kind: z.literal('timer'), part: z.string(), instance: z.string(), timer: z.string(), ...extras }),
  z.strictObject({ kind: z.literal('choice'), part: z.string(), instance: z.string(), choice: z.string(), ...extras }),
  z.strictObject({ kind: z.literal('stimulus'), part: z.string(), message, ...extras }),
  z.strictObject({ kind: z.literal('lose'), from: z.string(), to: z.string(), message, ...extras }),
  z.strictObject({ kind: z.literal('tick'), clock: z.string(), ...extras }),
  z.strictObject({ kind: z.enum(['crash', 'restart', 'cut', 'heal', 'remove']), target: z.string(), ...extras }),
]);

const traceFileSchema = z.strictObject({
  format: z.literal('switchover-trace/1'),
  /** A catalogued system, a canary (then without a scope), or the path of a module as it was given. */
  system: z.string(),
  scope: z.enum(['quick', 'full']).exactOptional(),
  parameters: z.record(z.string(), z.number()),
  /** The sentence of the property that the run breaks. */
  property: z.string(),
  steps: z.array(stepSchema),
});

export type TraceFile = z.infer<typeof traceFileSchema>;

/** Which system a trace is of, so that it can be found again. */
export type TraceReference = Pick<TraceFile, 'system' | 'scope' | 'parameters'>;

export function readTrace(path: string, folder: string): TraceFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(resolve(folder, path), 'utf8'));
  } catch (error) {
    throw new Refusal(EXIT.file, `${path} cannot be read as a trace: ${reasonOf(error)}`);
  }
  const parsed = traceFileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal(EXIT.file, `${path} is no trace`, [
    ...offences(parsed.error, 'trace'),
    'A trace is what `switchover check --traces DIR` writes.',
  ]);
}

/** Writes a trace and gives the path of its file, relative as the folder was given. */
export function writeTrace(trace: TraceFile, into: string, folder: string, written: ReadonlySet<string>): string {
  const name = `${slug(trace.system)}.${slug(trace.property)}`;
  // Two long sentences may begin alike.
  const numbered = ['', ...Array.from({ length: written.size }, (_, at) => `.${at + 2}`)].map((suffix) =>
    join(into, `${name}${suffix}.json`),
  );
  const path = numbered.find((candidate) => !written.has(candidate)) as string;
  try {
    mkdirSync(resolve(folder, into), { recursive: true });
    writeFileSync(resolve(folder, path), `${JSON.stringify(trace, null, 2)}\n`);
  } catch (error) {
    throw new Refusal(EXIT.file, `${path} cannot be written: ${reasonOf(error)}`);
  }
  return path;
}

function slug(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
  return words.slice(0, 80).replace(/^-+|-+$/gu, '');
}
