import { judgeSystems } from '../judging/systems.fixtures.ts';
import { selectiveReplaySystems } from './catalogue/index.ts';
import { unreachable } from './unreachable.ts';

/** The numbers of states are pinned: they catch a change of meaning that no property notices. */
const states: Readonly<Record<string, number>> = {};

judgeSystems({ protocol: 'selective-replay', systems: selectiveReplaySystems, states, unreachable });
