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
  'selective-replay/patient': 14_388,
  'selective-replay/taciturn': 215,
  'selective-replay/reset-client': 3_984,
  'selective-replay/reset-and-failure': 6_737,
  'selective-replay/reset-slow': 6_135,
  'selective-replay/reset-beyond-reach': 3_562,
  'selective-replay/role-swap': 7_943,
  'selective-replay/suspected': 3_106,
  'selective-replay/suspected-slow': 3_918,
  'selective-replay/doubled': 9_308,
  'selective-replay/doubled-at-clients': 3_288,
  'selective-replay/fails-again': 6_935,
  'selective-replay/suspecter-fails': 3_608,
  'selective-replay/to-and-fro': 13_203,
  'selective-replay/direct': 900,
  'selective-replay/direct-to-those-asked': 820,
  'selective-replay/direct-to-joining': 977,
  'selective-replay/both-to-joining': 1_027,
  'selective-replay/direct-and-suspected': 6_204,
  'selective-replay/seldom': 2_166,
  'selective-replay/seldom-and-patient': 343,
  'selective-replay/seldom-and-reset': 4_125,
  'selective-replay/seldom-of-two': 5_677,
  'selective-replay/seldom-and-direct': 2_180,
  'selective-replay/inferred': 3_514,
};

judgeSystems({ protocol: 'selective-replay', systems: selectiveReplaySystems, states, unreachable });
