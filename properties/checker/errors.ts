/**
 * A system or chart that the checker cannot take: where the offence is, what was found there, and what to do about it.
 * It is never a verdict on a protocol.
 */
export class SystemError extends Error {
  override readonly name = 'SystemError';
  constructor(
    /** Where: such as `process-state/core > parts.manager > chart process-state/entry > action "notify"`. */
    readonly path: string,
    readonly found: string,
    readonly fix: string,
  ) {
    super(`${path}\n  found: ${found}\n  fix:   ${fix}`);
  }
}
