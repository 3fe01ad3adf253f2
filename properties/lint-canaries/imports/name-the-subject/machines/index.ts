export * from './common/names.ts';
export * from './process-state/utils.ts';
