import type { Property, Step } from '../../property.ts';
import type { RestartSyncView } from '../view.ts';

/** What holds of processes that are told by a configuration manager what they are to do. */

export const configurationComesFirst: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A process that needs a configuration begins with its data only when it holds one',
  clauses: ['SYNC-42', 'SYNC-43', 'SYNC-48', 'SYNC-52'],
  holds: (before, _event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name), after.process(name)];
      // A start is the beginning of its work too, if that does not wait.
      const begins = isAtWork(is?.source?.phase) && !isAtWork(was?.source?.phase);
      return !begins || is?.configuration == null || is.configuration.isHeld;
    }),
};

export const configurationIsGiven: Step<RestartSyncView> = {
  kind: 'step',
  name: 'Whoever asks the configuration manager is given its configuration, or told that it asked another instance',
  clauses: ['SYNC-42', 'SYNC-74', 'SYNC-36'],
  holds: (_before, event, sent) => {
    if (event.kind !== 'deliver' || event.message.type !== 'ConfigRequest') return true;
    return sent.some(
      ({ from, to, message: { type } }) =>
        from === event.part && to === event.from && (type === 'ConfigReply' || type === 'IpcReject'),
    );
  },
};

export const configurationIsKept: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A configuration that is held stays so until it has expired',
  clauses: ['SYNC-52', 'SYNC-54'],
  holds: (before, event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name)?.configuration, after.process(name)?.configuration];
      if (was?.isHeld !== true || is == null || is.isHeld) return true;
      return event.kind === 'timer' && event.timer === 'configurationLimit' && event.part === name;
    }),
};

/** What must hold where somebody gives others their configuration. */
export const ofConfigurations: readonly Property<RestartSyncView>[] = [
  configurationComesFirst,
  configurationIsGiven,
  configurationIsKept,
];

function isAtWork(phase: string | undefined): boolean {
  return phase === 'discovering' || phase === 'complete';
}
