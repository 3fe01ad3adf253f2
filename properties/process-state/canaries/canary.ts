import type { ProcessStateView } from '../../../spec/process-state/view.ts';
import * as generic from '../../wrong-charts.ts';
import type { Composition } from '../composition.ts';
import { charts, processState, type Charts } from '../system.ts';

/** A canary of the process state manager. */
export type WrongCharts = generic.WrongCharts<ProcessStateView, Composition, Charts>;

/** A composition with wrong charts, in which this property must be found violated. */
export const canary = generic.canaryOf({ charts, build: processState });
