import { sameKey, type CommunicationKey } from '../../process-state/messages.ts';
import type { Sent, Step, StepEvent } from '../../property.ts';
import { sameValue } from '../entries.ts';
import type { RestartSyncView, SourceView } from '../view.ts';

/** What holds of a source from its start on: where it begins, how it goes on, and how what has changed travels. */

export const keyComesFirst: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A process begins with its data, and asks others for theirs, only under a key of its own',
  clauses: ['SYNC-41'],
  holds: (before, _event, sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name)?.source, after.process(name)?.source];
      const begins = (was?.phase ?? 'registering') === 'registering' && is != null && is.phase !== 'registering';
      return !begins || is.own !== null;
    }) && sent.every((one) => isUnderOwnKey(one, after)),
};

export const discoveryGoesOn: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A source that lives goes on with what it finds out until it is complete, and does not begin again',
  clauses: ['SYNC-45', 'SYNC-46'],
  holds: (before, event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name)?.source, after.process(name)?.source];
      if (was == null || is == null) return true;
      if (was.phase === 'complete') return is.phase === 'complete';
      if (was.phase !== 'discovering') return true;
      return (is.phase === 'discovering' || is.phase === 'complete') && keeps(was, is, event);
    }),
};

export const changesTravelWhole: Step<RestartSyncView> = {
  kind: 'step',
  name: 'When the data of a complete source changes, everyone that it serves is sent all of it, and the end of data',
  clauses: ['SYNC-62', 'SYNC-27'],
  holds: (before, _event, sent, after) =>
    changedSources(before, after).every(({ name, is }) =>
      is.subscribers.every(({ to }) => {
        const types = typesTo(to, name, sent);
        return types.includes('Eof') && !types.includes('Update');
      }),
    ),
};

export const changesTravelAsTheyAre: Step<RestartSyncView> = {
  kind: 'step',
  name: 'When the data of a complete source changes, everyone that it serves is told what is different, and no more',
  clauses: ['SYNC-63'],
  holds: (before, _event, sent, after) =>
    changedSources(before, after).every(({ name, is }) =>
      is.subscribers.every(({ to }) => {
        const types = typesTo(to, name, sent);
        return types.length > 0 && types.every((type) => type === 'Update');
      }),
    ),
};

/** The sources that are complete before and after a step, under one key, and have other data after it. */
function changedSources(
  before: RestartSyncView,
  after: RestartSyncView,
): readonly { readonly name: string; readonly is: SourceView }[] {
  return after.names.flatMap((name) => {
    const [was, is] = [before.process(name)?.source, after.process(name)?.source];
    if (was?.phase !== 'complete' || is?.phase !== 'complete' || was.own === null || is.own === null) return [];
    return sameKey(was.own, is.own) && !sameValue(was.entries, is.entries) ? [{ name, is }] : [];
  });
}

function typesTo(to: string, from: string, sent: readonly Sent[]): readonly string[] {
  return sent
    .filter((one) => one.from === from && one.to === to && ['Data', 'Update', 'Eof'].includes(one.message.type))
    .map(({ message }) => message.type);
}

/** Nothing that it has is gone, unless the world has changed or an input may have. */
function keeps(was: SourceView, is: SourceView, event: StepEvent): boolean {
  const hasChanged = event.kind === 'stimulus' && event.message.type === 'Change';
  return (
    hasChanged || was.awaited.length > 0 || Object.keys(was.entries).every((key) => Object.hasOwn(is.entries, key))
  );
}

/** Whether a request carries the key that the process which makes it has. */
function isUnderOwnKey({ from, to, message }: Sent, after: RestartSyncView): boolean {
  const process = after.process(from);
  if (process === undefined) return true;
  const own =
    message.type === 'Subscribe'
      ? process.receivers[to]?.own
      : message.type === 'ConfigRequest'
        ? process.configuration?.own
        : undefined;
  if (own === undefined) return true;
  return own !== null && sameKey(own, message.src as CommunicationKey);
}
