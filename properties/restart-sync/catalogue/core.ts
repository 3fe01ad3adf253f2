import { catalogued } from '../../scopes.ts';
import { bothRestart, changing, deaf, lossy, restart, unasked, unhurried } from '../compositions/restarts.ts';
import { configured, configuredOverLoss, passedOn, twoInputs, twoSources } from '../compositions/several.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** One source and one receiver, as the source text has them. */
export const coreSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A source dies and restarts, and dies again',
    scope(
      '1 record, 2 deaths, limit 2: every order of data, notices, ticks and the limit; a second death in the middle of a transfer',
      restart(1, 2),
    ),
    scope('1 record, 3 deaths', restart(1, 3)),
  ),
  catalogued(
    'Each incarnation of a source finds other data',
    scope('2 records, of which each incarnation finds any subset in any order, 1 death, limit 2', restart(2, 1)),
    scope("the catalogue's scope A: 2 deaths", restart(2, 2)),
  ),
  catalogued(
    'What a source has found changes, told by full transfers',
    scope(
      '1 record, 1 death, 1 change and 1 removal, in the middle of a transfer and after it',
      changing('changes', 'full-set', 1),
    ),
    scope("2 deaths: with it the catalogue's scope A has its Update", changing('changes', 'full-set', 2)),
  ),
  catalogued(
    'What a source has found changes, told as it is',
    scope('1 record, 1 death, 1 change and 1 removal', changing('changes-told', 'delta', 1)),
    scope('2 deaths', changing('changes-told', 'delta', 2)),
  ),
  catalogued(
    'The receiver dies too',
    scope('1 record, 1 death of each', bothRestart({ S: 1, R: 1 })),
    scope('2 records, 1 death of the source and 2 of the receiver', bothRestart({ S: 1, R: 2 }, 2)),
  ),
  catalogued(
    'A source serves unasked those that its configuration names',
    scope('1 record, 1 death of each', unasked({ S: 1, R: 1 })),
    scope('2 records, 2 deaths of the source and 1 of the receiver', unasked({ S: 2, R: 1 }, 2)),
  ),
  catalogued(
    'Messages between source and receiver are lost and doubled',
    scope(
      '1 message lost and 1 doubled each way, 1 death, data that only changes: a transfer that is not whole is dropped whole and asked for once more',
      lossy(1, 1, 1),
    ),
    scope('2 lost each way', lossy(2, 1, 1)),
  ),
  catalogued(
    'A source dies for good, with the limit and the patience of a deployment',
    scope(
      'limit 30, a request repeated after 5 ticks, 1 message lost, no restart: everything goes, but not before the limit',
      unhurried(30, 5),
    ),
    scope('the same; there is nothing to enlarge', unhurried(30, 5)),
  ),
];

/** Notices may be lost too. */
export const deafSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A receiver is deaf to a restart whose birth is lost',
    scope('1 record, 2 deaths, 1 notice lost, limit 1, messages in time', deaf(2, 1)),
    scope('2 messages under way', deaf(2, 2)),
  ),
];

/** More processes than two. */
export const severalSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A receiver uses the data of two sources',
    scope('1 record each, 1 death of one of them, messages in time', twoSources({ A: 1 }, true)),
    scope('1 death of each', twoSources({ A: 1, B: 1 }, true)),
  ),
  catalogued(
    'A chain of three whose head dies',
    scope(
      '1 record, 1 death: what is stale at one process is in use, unmarked, at the next',
      passedOn('chain-head', { S: 1 }, 'full-set', false),
    ),
    scope('2 deaths, messages in time', passedOn('chain-head', { S: 2 }, 'full-set', true)),
  ),
  catalogued(
    'A chain of three whose middle dies',
    scope(
      '1 record, 1 death: it ends its data only when its input is whole again',
      passedOn('chain-middle', { M: 1 }, 'full-set', false),
    ),
    scope(
      "the catalogue's scope D: 1 death of the head and of the middle, messages in time",
      passedOn('chain-middle', { S: 1, M: 1 }, 'full-set', true),
    ),
  ),
  catalogued(
    'A chain of three that tells changes as they are',
    scope('1 record, 1 death of the head', passedOn('chain-told', { S: 1 }, 'delta', false)),
    scope(
      '1 death of the head and of the middle, messages in time',
      passedOn('chain-told', { S: 1, M: 1 }, 'delta', true),
    ),
  ),
  catalogued(
    'A process derives its data from two sources',
    scope(
      '1 record of one of them, which dies once; the other finds nothing, whenever it likes; messages in time',
      twoInputs({ A: 1 }),
    ),
    scope('2 deaths', twoInputs({ A: 2 })),
  ),
  catalogued(
    'A source begins with its configuration, whose manager dies too',
    scope(
      '1 record, 1 death of the source and of the configuration manager',
      configured('configured', { S: 1, C: 1 }, null),
    ),
    scope('2 deaths of the source', configured('configured', { S: 2, C: 1 }, null)),
  ),
  catalogued(
    'A configuration expires when its manager does not return',
    scope(
      'no death but that of the configuration manager, which may return, within a limit of 2',
      configured('configuration-limit', { C: 1 }, 2),
    ),
    scope('1 death of the source too', configured('configuration-limit', { S: 1, C: 1 }, 2)),
  ),
  catalogued(
    'A configuration is lost on its way',
    scope(
      '1 message lost and 1 doubled each way, 1 change, 1 death of the configuration manager',
      configuredOverLoss({ C: 1 }, 1),
    ),
    scope('1 death of the process too', configuredOverLoss({ S: 1, C: 1 }, 1)),
  ),
];
