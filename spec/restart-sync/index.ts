/**
 * What must hold of processes that use each other's data over deaths and restarts: clauses, messages, options, traps and
 * properties, as data.
 * @packageDocumentation
 */
export { clauses } from './clauses/index.ts';
export {
  changed,
  differenceOf,
  isEmpty,
  record,
  recordsOf,
  sameValue,
  type Difference,
  type Entries,
  type Rec,
} from './entries.ts';
export { fieldObservations, newSessionBesideTheOld, type FieldObservation, type Seen } from './field-observations.ts';
export * from './messages.ts';
export type { Option } from '../option.ts';
export type { Trap } from '../trap.ts';
export { options } from './options.ts';
export {
  byChoice,
  byDefault,
  deferred,
  liveness,
  ofChains,
  ofReceivers,
  ofSeveralSources,
  ofSources,
  ofTwoRuns,
  type ByChoice,
  type Choice,
} from './properties/index.ts';
export { receivers, type FieldReceiver, type Receiver, type ReceiverSetting } from './receivers.ts';
export { traps } from './traps.ts';
export type {
  Configuration,
  ConfigurationManagerView,
  ConfigurationView,
  Edge,
  EndedTransfer,
  OriginOf,
  ReceiverView,
  RestartSyncView,
  SourceView,
  SyncProcessView,
} from './view.ts';
export { waiting } from './waiting.ts';
