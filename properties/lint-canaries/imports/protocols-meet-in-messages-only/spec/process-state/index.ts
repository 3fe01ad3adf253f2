export * from './messages.ts';
export * from './options.ts';
