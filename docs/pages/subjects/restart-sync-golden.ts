import { columns } from '../../../properties/restart-sync/golden/row-words.ts';
import { goldenRuns } from '../../../properties/restart-sync/golden/runs.ts';
import type { SubjectGolden, SubjectGoldenTable } from '../subject.ts';

const [, , ROUTES_OF_903 = ''] = columns;

/** Tables 1 and 2 are what 903 has derived, before G1 and after it. */
function routes(title: string, stage: number): SubjectGoldenTable {
  return {
    title,
    run: 'restart-sync/golden G1',
    stage,
    column: ROUTES_OF_903,
    head: ['destination', 'interface'],
    rowOf: (route) => route.split('→'),
  };
}

/** The example of the source text, in words. */
export const restartSyncGolden: SubjectGolden = {
  introduction: [
    'The example of the source text (Fig. 9, Tables 1 and 2): `interfaces` (901) finds out which interfaces are up, `routing` (903) derives routes from that, `routes` (907) holds the routes, and `forwarder` (909) transmits by them. Interfaces 1, 2 and 3 are up at first; while 901 is dead, 2 fails and 4 comes up.',
    'Each run is walked through the checked charts, step by step, when this site is built: if a step of it were no longer possible, there would be no page. The tables say what everybody has at each moment, the pictures which messages lead there and how the states of charts change.',
  ],
  tables: [routes('Table 1: before', 0), routes('Table 2: after', -1)],
  runs: goldenRuns,
};
