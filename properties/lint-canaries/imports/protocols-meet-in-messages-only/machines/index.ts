export * from './restart-sync/receiver.ts';
