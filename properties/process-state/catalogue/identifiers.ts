import { catalogued } from '../../scopes.ts';
import { forgottenName, identified, identifiedTalk, identifierReused } from '../compositions/identifiers.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Targets that are looked up by the identifiers that their operating systems give them. */
export const identifierSystems: readonly CataloguedComposition[] = [
  catalogued(
    'One process looks up another by identifier: the option `lookup.by` is `os-id-and-element`',
    scope(
      '1 crash and restart of each: asked while T lives, while it is dead, before it registers, and by an identifier that it does not have any more',
      identified({ T: 1, P: 1 }),
    ),
    scope('2 crashes and restarts of each', identified({ T: 2, P: 2 }, 4)),
  ),
  catalogued(
    'The same, and they talk: the name that was found decides who is believed',
    scope('1 message each way, 1 crash and restart of T', identifiedTalk({ T: 1 }, 1)),
    scope('2 messages each way, 1 crash and restart of T and of P', identifiedTalk({ T: 1, P: 1 }, 2)),
  ),
  catalogued(
    'A process restarts and has forgotten the name that was found',
    scope('1 message each way, 1 crash and restart of P', forgottenName(1, 1)),
    scope('2 messages each way, 2 crashes and restarts of P', forgottenName(2, 2)),
  ),
  catalogued(
    'An identifier is given to another process while it is asked for again and again',
    scope(
      '1 start of T and of U, 1 crash of T, a question at every tick: one is on its way while the first answer comes',
      identifierReused({}, 1),
    ),
    scope('1 crash and restart of P and of U, too', identifierReused({ P: 1, U: 1 }, 2)),
  ),
];
