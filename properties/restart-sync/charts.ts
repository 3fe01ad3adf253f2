import type { AnyStateMachine } from 'xstate';
import { awaitedInput } from '../../machines/restart-sync/awaited-input.ts';
import { configurationManager } from '../../machines/restart-sync/configuration-manager.ts';
import { configuration } from '../../machines/restart-sync/configuration.ts';
import { receiver } from '../../machines/restart-sync/receiver.ts';
import { source } from '../../machines/restart-sync/source.ts';

/** The charts of the protocol; a canary replaces one of them. */
export interface Charts {
  readonly receiver: AnyStateMachine;
  readonly source: AnyStateMachine;
  readonly awaitedInput: AnyStateMachine;
  readonly configuration: AnyStateMachine;
  readonly configurationManager: AnyStateMachine;
}

export const charts: Charts = { receiver, source, awaitedInput, configuration, configurationManager };
