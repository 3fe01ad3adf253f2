import { receivers, type FieldReceiver } from '../../../spec/restart-sync/receivers.ts';
import { catalogued } from '../../scopes.ts';
import { aloneInTheField, asInTheField, choosing, keptWhenLost } from '../compositions/choices.ts';
import type { Options } from '../composition.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** A receiver with one option of its own: what that gives up is expected to be violated, and everything else must hold. */
function choice(name: string, title: string, options: Options, givesUp: readonly string[]): CataloguedComposition {
  return catalogued(
    title,
    scope('1 record, 2 deaths, limit 2', choosing(name, options, givesUp)),
    scope('2 records, 2 deaths, limit 2', choosing(name, options, givesUp, 2, 2)),
  );
}

export const choiceSystems: readonly CataloguedComposition[] = [
  choice('timer-restarts', 'Each death starts the timer anew', { onRedeath: 'restart' }, ['S-SYNC-4', 'S-SYNC-15']),
  choice('rest-is-taken', 'What the limit has cut short is taken as it comes', { afterLimit: 'literal' }, []),
  choice('new-data-stays', 'The limit clears only what is stale', { limitClearsFresh: false }, ['S-SYNC-5']),
  choice('replaced-at-once', 'New data replaces stale data record by record', { holdAside: false }, ['S-SYNC-1']),
  choice('timer-stops', 'The timer stops when the source is back', { secondTimer: false }, [
    'S-SYNC-4',
    'S-SYNC-7',
    'S-SYNC-15',
  ]),
  choice('no-grace', 'The data of a source that was found silent goes at once', { graceOnHeartbeatLoss: false }, [
    'S-SYNC-12',
  ]),
  choice('twice-stale', 'A further death removes what was stale before', { dropTwiceStale: true }, [
    'S-SYNC-1',
    'S-SYNC-12',
  ]),
  ...(
    [
      ['kept-when-lost', 'held aside', {}, ['S-SYNC-5']],
      ['kept-in-place-when-lost', 'taken at once', { holdAside: false }, ['S-SYNC-1', 'S-SYNC-5']],
    ] as const
  ).map(([name, how, options, givesUp]) =>
    catalogued(
      `The limit clears only what is stale, over channels that lose; new data is ${how}`,
      scope(
        '1 record that appears and goes, 1 message lost each way, 1 death',
        keptWhenLost(name, options, givesUp, 1),
      ),
      scope('2 messages lost', keptWhenLost(name, options, givesUp, 2)),
    ),
  ),
];

/** How many deaths it takes to see all that the setting of a receiver gives up. */
const inTheField: readonly (readonly [FieldReceiver, number])[] = [
  ['frr', 1],
  ['openbgpd', 1],
  ['bird', 1],
  ['gobgp', 2],
];

/** The receivers of the field, each as one setting. SYNC-86 */
export const fieldSystems: readonly CataloguedComposition[] = [
  ...inTheField.map(([name, deaths]) =>
    catalogued(
      `A chain of receivers as ${receivers[name].title} has them`,
      scope(
        `1 record, ${deaths} death${deaths > 1 ? 's' : ''} of the head by exit or by silence, messages in time`,
        asInTheField(name, { S: deaths }),
      ),
      scope('2 deaths of the head, and 1 of the middle too', asInTheField(name, { S: 2, M: 1 })),
    ),
  ),
  ...(['frr', 'bird'] as const).map((name) =>
    catalogued(
      `One receiver as ${receivers[name].title} has it, whose source dies while its data is stale`,
      scope('1 record, 2 deaths by exit or by silence, messages in time', aloneInTheField(name, 2)),
      scope('3 deaths', aloneInTheField(name, 3)),
    ),
  ),
];
