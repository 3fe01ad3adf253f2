/**
 * The specification: plain data and pure predicates, with no statechart in them.
 * @packageDocumentation
 */
export type { Clause, Level, Waiting } from './clause.ts';
export type { Option } from './option.ts';
export type {
  Always,
  Deferred,
  Json,
  Message,
  Property,
  PropertyBase,
  Sent,
  Sometimes,
  Step,
  StepEvent,
} from './property.ts';
export type { Trap } from './trap.ts';
export * as processState from './process-state/index.ts';
export * as restartSync from './restart-sync/index.ts';
export * as selectiveReplay from './selective-replay/index.ts';
