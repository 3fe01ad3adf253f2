import type { z } from 'zod';
import type { ExitCode } from './exit-codes.ts';

/** One mistake often has many consequences. */
const SHOWN = 5;

/** Why the command cannot do what it was asked to. The message says what failed, and what there is instead; no stack is shown. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly exitCode: ExitCode,
    message: string,
    details: readonly string[] = [],
  ) {
    super([message, ...details.map((line) => `  ${line}`)].join('\n'));
  }
}

/** What nobody foresaw, with the stack for whoever mends it. */
export function defectOf(error: unknown): string {
  return [
    'An unexpected error: a defect of switchover, or a system that it should have refused. Please report it.',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ].join('\n');
}

/** The first line of what was thrown, whatever it is. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'there is no such file';
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}

/** The first offences of a value against its schema, each with its place. */
export function offences({ issues }: z.ZodError, place: string): readonly string[] {
  const lines = issues.map(
    ({ path, message }) => `${[place, ...path.map(String)].join('.')}: ${message.replace('Invalid input: ', '')}`,
  );
  return lines.length <= SHOWN ? lines : [...lines.slice(0, SHOWN), `and ${lines.length - SHOWN} more`];
}
