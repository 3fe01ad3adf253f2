import { catalogued } from '../../scopes.ts';
import { choosing } from '../compositions/choices.ts';
import * as outer from '../compositions/outer.ts';
import { scope, type CataloguedComposition } from './scope.ts';

const replaced = { holdAside: false };
const untimed = { secondTimer: false };
const dropped = { secondTimer: false, dropTwiceStale: true };
const givenUp = ['S-SYNC-1', 'S-SYNC-4', 'S-SYNC-7', 'S-SYNC-12'];

/** Choices beside faults: what the systems of each choice and of each fault leave out. */
export const outerSystems: readonly CataloguedComposition[] = [
  ...(
    [
      ['torn', 'A transfer is lost in part, unasked', {}],
      ['torn-replaced', 'The same, where new data replaces stale data record by record', replaced],
      ['torn-untimed', 'The same, where the timer stops when the source is back', untimed],
      ['torn-replaced-untimed', 'The same, where both is so', { ...replaced, ...untimed }],
    ] as const
  ).map(([name, title, options]) =>
    catalogued(
      title,
      scope(
        '2 records that appear once, 1 message lost each way, 1 death, messages in time',
        outer.tornTransfer(name, options, 1),
      ),
      scope('2 messages lost', outer.tornTransfer(name, options, 2)),
    ),
  ),
  ...(
    [
      ['torn-change', 'All is lost but a removal', {}],
      ['torn-change-untimed', 'All is lost but a removal, where the timer stops when the source is back', untimed],
    ] as const
  ).map(([name, title, options]) =>
    catalogued(
      title,
      scope(
        '1 record that appears and goes, 2 messages lost each way, 1 under way at a time, 1 death',
        outer.tornChange(name, options, 2),
      ),
      scope('3 messages lost, 2 under way', outer.tornChange(name, options, 3)),
    ),
  ),
  ...(
    [
      ['torn-restarts', 'A second restart is overtaken by its data', {}],
      [
        'torn-restarts-untimed',
        'A second restart is overtaken by its data, where the timer stops when the source is back',
        untimed,
      ],
    ] as const
  ).map(([name, title, options]) =>
    catalogued(
      title,
      scope('1 record, 1 message lost each way, 2 deaths, 2 messages under way', outer.tornRestarts(name, options, 2)),
      scope('3 deaths', outer.tornRestarts(name, options, 3)),
    ),
  ),
  catalogued(
    'The timer stops when the source is back, and a further death removes what was stale before',
    scope('1 record, 2 deaths, limit 2', choosing('twice-stale-untimed', dropped, givenUp)),
    scope('2 records', choosing('twice-stale-untimed', dropped, givenUp, 2, 2)),
  ),
  catalogued(
    'A receiver without a second timer is suspected falsely while its source restarts',
    scope('no data, 1 death of the source; the last incarnation is 2', outer.suspectedUntimed(1, 2)),
    scope('the last incarnation is 3', outer.suspectedUntimed(1, 3)),
  ),
  catalogued(
    'A source dies beside the real manager, and its receiver has no second timer',
    scope('1 record, 1 death', outer.besideUntimed(1, 3)),
    scope('2 deaths', outer.besideUntimed(2, 4)),
  ),
  catalogued(
    'A source that serves unasked is suspected falsely',
    scope('no data, 1 death of the receiver, messages of the manager in any order', outer.suspectedUnasked(1, 2)),
    scope('2 deaths', outer.suspectedUnasked(2, 3)),
  ),
  catalogued(
    'A process that asks for its configuration is suspected falsely',
    scope('1 change of the configuration, 1 death of its manager', outer.suspectedConfiguration('asker', { C: 1 }, 2)),
    scope('2 deaths', outer.suspectedConfiguration('asker', { C: 2 }, 3)),
  ),
  catalogued(
    'The configuration manager is suspected falsely',
    scope(
      '1 change of a configuration, 1 death of the process, whose last request may come after that of its successor',
      outer.suspectedConfiguration('giver', { S: 1 }, 2),
    ),
    scope('2 deaths of the process', outer.suspectedConfiguration('giver', { S: 2 }, 3)),
  ),
  catalogued(
    'A chain of three whose head changes',
    scope('1 change and 1 removal, 1 death of the head, messages in time', outer.changesPassedOn({ S: 1 })),
    scope('1 death of the middle too', outer.changesPassedOn({ S: 1, M: 1 })),
  ),
];
