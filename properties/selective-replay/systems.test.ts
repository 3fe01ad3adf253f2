import { judgeSystems } from '../judging/systems.fixtures.ts';
import { selectiveReplaySystems } from './catalogue/index.ts';
import { unreachable } from './unreachable.ts';

/** The numbers of states are pinned: they catch a change of meaning that no property notices. */
const states: Readonly<Record<string, number>> = {
  'selective-replay/one-client': 6_014,
  'selective-replay/two-clients': 11_645,
  'selective-replay/by-channel': 11_645,
  'selective-replay/one-for-both': 7_388,
  'selective-replay/pending-only': 4_138,
  'selective-replay/alone': 19,
  'selective-replay/slow-client': 7_308,
  'selective-replay/asked-twice': 6_097,
  'selective-replay/patient': 14_388,
  'selective-replay/taciturn': 213,
  'selective-replay/role-swap': 7_530,
  'selective-replay/suspected': 2_862,
  'selective-replay/suspected-slow': 3_918,
  'selective-replay/doubled': 8_454,
  'selective-replay/doubled-at-clients': 3_212,
  'selective-replay/fails-again': 6_935,
  'selective-replay/suspecter-fails': 3_608,
  'selective-replay/to-and-fro': 12_489,
};

judgeSystems({ protocol: 'selective-replay', systems: selectiveReplaySystems, states, unreachable });
