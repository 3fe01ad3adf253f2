export * from './process-state/index.ts';
export * from './restart-sync/options.ts';
