import { catalogued } from '../../scopes.ts';
import * as heartbeat from '../compositions/heartbeat.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** A time as long as in a deployment is for the full scope: what matters is what may happen within a period, and how many are waited for. */
const short = 'a period of 1 tick and a timeout of 2';

/** Units that nobody watches: they miss each other. */
export const heartbeatSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A primary fails, and is missed',
    scope(
      `${short}; 1 op before and 1 after, 1 failure at any time, of which nothing but the heartbeat tells`,
      heartbeat.missed(1),
    ),
    scope('2 ops before, the link between the primary and the client broken at any time', heartbeat.missed(2)),
  ),
  catalogued(
    'A primary fails, is missed, and comes back',
    scope(
      `${short}; 1 op after, 1 failure and return, at any time: also before it is missed`,
      heartbeat.missedAndBack(1, 2),
    ),
    scope('the times of the specification: a period of 5 ticks and a timeout of 15', heartbeat.missedAndBack(5, 15)),
  ),
  catalogued(
    'Heartbeats are lost',
    scope(
      `${short}; 1 op, 1 heartbeat lost of each unit, which is one too many: a living primary is missed`,
      heartbeat.lostBeats(1),
    ),
    scope('1 op of each reign', heartbeat.lostBeats(2)),
  ),
  catalogued(
    'Heartbeats are late, by no more than is waited for',
    scope(
      'a period of 1 tick and a timeout of 3, of which a heartbeat may be late by 1; 1 op before and 1 after, 1 failure',
      heartbeat.lateBeats(1),
    ),
    scope('2 ops before, the link between the primary and the client broken at any time', heartbeat.lateBeats(2)),
  ),
  catalogued(
    'A link between units heals, and a heartbeat is all that is said over it',
    scope(`${short}; no op, the link broken and whole again at any time`, heartbeat.healedByBeats(0)),
    scope('1 op of each reign', heartbeat.healedByBeats(2)),
  ),
  catalogued(
    'Of three units two fail, and are missed one after the other',
    scope(`${short}; 1 op after, 2 failures at any time, also within a takeover`, heartbeat.threeMissed(1)),
    scope('1 op before as well', heartbeat.threeMissed(2)),
  ),
  catalogued(
    'A takeover takes longer than a heartbeat is waited for',
    scope(
      `${short}; 3 units, no op, 1 failure, the link between the second unit and the client broken at any time, which is waited for by 3 ticks`,
      heartbeat.longTakeover(0),
    ),
    scope('1 op', heartbeat.longTakeover(1)),
  ),
  catalogued(
    'One of three units misses the primary once',
    scope(`${short}; no op, 1 heartbeat of the primary lost on its way to the second standby`, heartbeat.missedByOne()),
    scope('the same', heartbeat.missedByOne()),
  ),
  catalogued(
    'One of three units never hears the primary again, and another one does',
    scope(
      `${short}; no op, the link between the primary and the second standby broken at any time`,
      heartbeat.missedForGood(0),
    ),
    scope('1 op', heartbeat.missedForGood(1)),
  ),
];
