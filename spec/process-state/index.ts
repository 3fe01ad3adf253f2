/**
 * What must hold of a process state manager and its processes: clauses, messages, options, traps and properties, as data.
 * @packageDocumentation
 */
export { clauses } from './clauses/index.ts';
export { laterKey, sameKey, type CommunicationKey } from './communication-key.ts';
export {
  configurationProblems,
  requireConfiguration,
  type ConfigurationProblem,
  type HeartbeatConfiguration,
} from './configuration.ts';
export * from './messages.ts';
export type { Option } from '../option.ts';
export type { Trap } from '../trap.ts';
export { options } from './options.ts';
export { allProperties, byChoice, byDefault, communication, liveness, safety } from './properties/index.ts';
export { traps } from './traps.ts';
export type {
  DemandedView,
  EntryView,
  IdentifiedView,
  Issue,
  ManagerView,
  OperatingSystemView,
  ProcessStateView,
  ProcessView,
  TargetView,
  UnacknowledgedView,
} from './view.ts';
export { waiting } from './waiting.ts';
