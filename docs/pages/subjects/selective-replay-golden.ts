import { goldenRuns } from '../../../properties/selective-replay/golden/runs.ts';
import type { SubjectGolden } from '../subject.ts';

/** The flowcharts of the source text, in words. */
export const selectiveReplayGolden: SubjectGolden = {
  introduction: [
    'The flowcharts of the source text, block for block: Fig. 5 (554 to 572) is a state change, Fig. 6 (601 to 610) a failover. The other runs lose one message each, of those that paragraphs 71 to 78 speak of. Control unit 20 (`U0`) reigns at first, 22 (`U1`) stands by, and `A`, `B` and `C` are clients on three interface components. An op id such as `2.1` is the first of reign 2; `3.0` is the state at the start of reign 3; `✓` stands behind what is acknowledged.',
    'Each run is walked through the checked charts, step by step, when this site is built: if a step of it were no longer possible, there would be no page. The same runs are followed on simulated cards, with the same rows.',
  ],
  shown: 'selective-replay/golden acknowledgement-lost',
  tables: [],
  runs: goldenRuns,
};
