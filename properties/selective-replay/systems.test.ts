import { judgeSystems } from '../judging/systems.fixtures.ts';
import { selectiveReplaySystems } from './catalogue/index.ts';
import { unreachable } from './unreachable.ts';

/** The numbers of states are pinned: they catch a change of meaning that no property notices. */
const states: Readonly<Record<string, number>> = {
  'selective-replay/one-client': 6_202,
  'selective-replay/two-clients': 12_573,
  'selective-replay/by-channel': 12_573,
  'selective-replay/one-for-both': 9_760,
  'selective-replay/pending-only': 4_138,
  'selective-replay/alone': 19,
  'selective-replay/slow-client': 7_982,
  'selective-replay/asked-twice': 6_691,
  'selective-replay/patient': 18_547,
  'selective-replay/taciturn': 215,
  'selective-replay/reset-client': 3_984,
  'selective-replay/reset-and-failure': 6_705,
  'selective-replay/reset-slow': 6_135,
  'selective-replay/reset-beyond-reach': 3_562,
  'selective-replay/cannot-apply': 594,
  'selective-replay/cannot-apply-and-failure': 1_124,
  'selective-replay/role-swap': 14_031,
  'selective-replay/suspected': 3_106,
  'selective-replay/suspected-slow': 3_928,
  'selective-replay/doubled': 9_464,
  'selective-replay/doubled-at-clients': 3_288,
  'selective-replay/fails-again': 3_367,
  'selective-replay/suspecter-fails': 7_368,
  'selective-replay/to-and-fro': 14_473,
  'selective-replay/cut-complete': 1_938,
  'selective-replay/cut-complete-to-applied': 2_080,
  'selective-replay/cut-balanced': 3_959,
  'selective-replay/cut-balanced-to-applied': 2_072,
  'selective-replay/cut-soonest': 3_953,
  'selective-replay/cut-soonest-to-applied': 2_056,
  'selective-replay/fails-while-joining': 2_030,
  'selective-replay/cold-start': 3_218,
  'selective-replay/three-units': 3_097,
  'selective-replay/heard-less': 348,
  'selective-replay/fenced-above': 610,
};

judgeSystems({ protocol: 'selective-replay', systems: selectiveReplaySystems, states, unreachable });
