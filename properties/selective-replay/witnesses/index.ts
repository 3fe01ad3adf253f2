/** What must come about in a system for its pass to mean anything. */
export * from './bounds.ts';
export * from './clients.ts';
export * from './gaps.ts';
export * from './processes.ts';
export * from './succession.ts';
export * from './takeovers.ts';
