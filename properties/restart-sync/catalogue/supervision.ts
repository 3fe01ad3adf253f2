import * as generic from '../../scopes.ts';
import { underSupervision } from '../compositions/supervision.ts';
import { supervised, type Supervised } from '../supervised.ts';

const scope = generic.scopeOf(supervised);

/** Who starts dead processes again. */
export const supervisionSystems: readonly generic.CataloguedComposition<Supervised>[] = [
  generic.catalogued(
    'A supervisor starts dead processes again',
    scope('2 processes, 2 deaths of one and 1 of the other, 1 record, delay 2', underSupervision({ A: 2, B: 1 }, 2)),
    scope('3 deaths of one and 2 of the other, delay 3', underSupervision({ A: 3, B: 2 }, 3)),
  ),
];
