/**
 * The charts of restart synchronisation, each the life of one thing, and the role that they make up.
 * @packageDocumentation
 */
export { awaitedInput, type AwaitedInputInput, type AwaitBegun, type AwaitOver } from './awaited-input.ts';
export {
  configurationManager,
  type Configure,
  type ConfigurationManagerContext,
  type ConfigurationManagerInput,
} from './configuration-manager.ts';
export {
  configuration,
  type ConfigurationContext,
  type ConfigurationExpired,
  type ConfigurationInput,
  type ConfigurationTaken,
} from './configuration.ts';
export { type HeldData, type HeldDataPort } from './held-data.ts';
export { type KeyDropped, type KeyTaken } from './membership.ts';
export { endings, type EndingsInput, type KnownEnd } from './monitors/endings.ts';
export { steadiness, type SteadinessInput } from './monitors/steadiness.ts';
export { transfers, type TransfersInput } from './monitors/transfers.ts';
export { waits, type WaitsContext, type WaitsInput } from './monitors/waits.ts';
export {
  type InputChanged,
  type InputExpired,
  type InputLost,
  type InputNotice,
  type InputSettled,
  type InputUnsettled,
  type LossCause,
  type ReceiverContext,
  type ReceiverEvent,
  type ReceiverInput,
  type ReceiverSettings,
  type SourceLost,
} from './receiver-data.ts';
export { provideHeldData } from './receiver-outputs.ts';
export { receiver } from './receiver.ts';
export {
  type Finding,
  type SourceContext,
  type SourceEmitted,
  type SourceEvent,
  type SourceInput,
} from './source-data.ts';
export { deriving, passedOn, type Derivation } from './source-outputs.ts';
export { source } from './source.ts';
export { supervision, supervisor, type Start, type SupervisionInput, type SupervisorView } from './supervisor.ts';
export {
  awaitOf,
  CONFIGURATION,
  CONFIGURATION_MANAGER,
  listenersOf,
  receiverOf,
  SOURCE,
  syncProcess,
  targetsOf,
  type SyncProcessCharts,
  type SyncProcessInput,
} from './sync-process.ts';
export { type Subscriber } from './transfers.ts';
