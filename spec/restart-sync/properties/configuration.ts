import { sameKey } from '../../process-state/messages.ts';
import type { Always, Property, Step } from '../../property.ts';
import { sameValue } from '../entries.ts';
import type { ConfigReply } from '../messages.ts';
import type { ConfigurationView, RestartSyncView } from '../view.ts';

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
      const configuration = is?.configuration ?? null;
      return !begins || configuration?.config !== null;
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
  name: 'A configuration that is held stays so until it has expired, and no longer',
  clauses: ['SYNC-52', 'SYNC-54'],
  holds: (before, event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name)?.configuration, after.process(name)?.configuration];
      if (was?.config == null || is == null) return true;
      const hasExpired = event.kind === 'timer' && event.timer === 'configurationLimit' && event.part === name;
      return (is.config === null) === hasExpired;
    }),
};

export const configurationIsOfTheHeard: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A configuration is taken from the configuration manager that is known to live, as an answer to this very instance, or not at all',
  clauses: ['SYNC-20', 'SYNC-42'],
  holds: (before, event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name)?.configuration, after.process(name)?.configuration];
      if (was == null || is == null || event.kind !== 'deliver' || event.part !== name) return true;
      if (event.message.type !== 'ConfigReply' || answers(event.message as unknown as ConfigReply, was)) return true;
      return sameValue(was, is);
    }),
};

export const configurationsAreChanged: Step<RestartSyncView> = {
  kind: 'step',
  name: 'What an operator changes is what the configuration manager has to give from then on',
  clauses: ['SYNC-74'],
  holds: (_before, event, _sent, after) => {
    if (event.kind !== 'stimulus' || event.message.type !== 'Configure') return true;
    const { process, config } = event.message as unknown as { readonly process: string; readonly config: unknown };
    const manager = after.process(event.part)?.configurationManager;
    return manager == null || sameValue(manager.configurations[process], config);
  },
};

/** Nothing that is lost shows here: whoever waits is judged by its request. */
export const configurationArrives: Always<RestartSyncView> = {
  kind: 'always',
  name: 'Once a process has asked a configuration manager that lives and nothing is on its way, it has the configuration that it is to have',
  clauses: ['SYNC-42', 'SYNC-74'],
  holds: (view) =>
    view.names.every((name) => {
      const asker = view.process(name)?.configuration;
      if (asker == null || asker.collecting === 'unheard' || asker.collecting === 'refused') return true;
      const giver = view.process(asker.manager)?.configurationManager;
      if (giver?.own == null || asker.key === null || !sameKey(giver.own, asker.key)) return true;
      if (!view.isQuiet({ source: asker.manager, receiver: name })) return true;
      return asker.config !== null && sameValue(asker.config, giver.configurations[name] ?? {});
    }),
};

export const configurationIsAskedForAgain: Step<RestartSyncView> = {
  kind: 'step',
  name: 'Whoever was refused its configuration, or has heard nothing of it for so long, makes the same request again',
  clauses: ['SYNC-36', 'SYNC-42'],
  holds: (_before, event, sent, after) => {
    if (event.kind !== 'timer' || event.timer !== 'requestRetry') return true;
    const asker = after.process(event.part)?.configuration;
    if (asker?.key == null) return true;
    const { manager, key } = asker;
    return sent.some(
      ({ from, to, message }) =>
        from === event.part && to === manager && message.type === 'ConfigRequest' && sameValue(message.dst, key),
    );
  },
};

export const configurationIsNotAwaitedForEver: Always<RestartSyncView> = {
  kind: 'always',
  name: 'Where messages may be lost, whoever waits for its configuration will ask again',
  clauses: ['SYNC-36', 'SYNC-42'],
  holds: ({ names, process }) =>
    names.every((name) => {
      const { collecting, retryIn } = process(name)?.configuration ?? { collecting: 'unheard', retryIn: null };
      return (collecting !== 'asked' && collecting !== 'refused') || retryIn !== null;
    }),
};

/** What must hold where somebody gives others their configuration. */
export const ofConfigurations: readonly Property<RestartSyncView>[] = [
  configurationComesFirst,
  configurationIsGiven,
  configurationIsKept,
  configurationIsOfTheHeard,
  configurationsAreChanged,
  configurationIsAskedForAgain,
];

/** The answer of the instance that is heard, to the instance that is asked for. */
function answers({ src, dst }: ConfigReply, { own, key, ended }: ConfigurationView): boolean {
  return own !== null && key !== null && !ended && sameKey(dst, own) && sameKey(src, key);
}

function isAtWork(phase: string | undefined): boolean {
  return phase === 'discovering' || phase === 'complete';
}
