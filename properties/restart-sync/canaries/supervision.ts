import { assign, createMachine } from 'xstate';
import {
  eachEndHasItsOrder,
  memoryStartsEmpty,
  noOrderWithoutAnEnd,
} from '../../../spec/restart-sync/properties/supervision.ts';
import type { SupervisionView } from '../../../spec/restart-sync/supervision-view.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { canaryOf, nothing, type WrongCharts } from '../../wrong-charts.ts';
import { underSupervision } from '../compositions/supervision.ts';
import { supervised, supervisionCharts, type Supervised, type SupervisionCharts } from '../supervised.ts';

const canary = canaryOf({ charts: supervisionCharts, build: supervised });

const { supervision, source } = supervisionCharts;
const dying = underSupervision({ A: 2, B: 1 }, 2);

/** A supervisor, or what it starts, as somebody might have got it wrong. */
export const supervisionCanaries: readonly WrongCharts<SupervisionView, Supervised, SupervisionCharts>[] = [
  canary('nobody starts a dead process', eachEndHasItsOrder, dying, {
    supervision: supervision.provide({ actions: { start: nothing } }),
  }),
  canary('the delay is a tick longer', eachEndHasItsOrder, dying, {
    supervision: supervision.provide({ delays: { restartDelay: 3 } }),
  }),
  canary('a process is started at once', noOrderWithoutAnEnd, dying, {
    supervision: withTransition(supervision, 'running', 'PartEnded', { actions: 'start' }),
  }),
  canary('a further death does not begin the delay anew', noOrderWithoutAnEnd, dying, {
    supervision: withTransition(supervision, 'ended', 'PartEnded', {}),
  }),
  canary('a process is ordered to start twice', noOrderWithoutAnEnd, dying, {
    supervision: withAfter(supervision, 'ended', 'restartDelay', { target: 'running', actions: ['start', 'start'] }),
  }),
  canary('a process begins with what its predecessor has found', memoryStartsEmpty, dying, {
    source: createMachine(
      {
        ...source.config,
        entry: assign({ entries: { '1': 'left by a predecessor' } }),
      },
      source.implementations as Parameters<typeof createMachine>[1],
    ),
  }),
];
