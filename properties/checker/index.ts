/**
 * An explicit-state model checker for systems of XState charts.
 * @packageDocumentation
 */
export {
  ENVIRONMENT,
  only,
  roleOf,
  type Boot,
  type Instance,
  type Instances,
  type InstanceState,
  type Received,
  type Role,
} from '../../machines/role.ts';
export type { Always, Deferred, Message, Property, Sent, Sometimes, Step, StepEvent } from '../../spec/property.ts';
export { check } from './check.ts';
export { SystemError } from './errors.ts';
export { PART_ENDED } from './observers.ts';
export type { Ended } from './label.ts';
export { replay, ReplayError, type Replay, type ReplayedProperty } from './replay.ts';
export { Walk, type StepPattern } from './walk.ts';
export { Search, type SearchOptions } from './search.ts';
export type { Change, Counterexample, PropertyReport, Report, ToldStep, Verdict, Witness } from './report.ts';
export type { ChartCoverage } from './coverage.ts';
export type { TraceStep } from './expand.ts';
export type {
  BuiltInProperty,
  Channel,
  ChannelKind,
  Fault,
  Host,
  MessageSchema,
  Monitor,
  Part,
  Stimulus,
  System,
  World,
} from './system.ts';
