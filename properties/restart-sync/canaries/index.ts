import type { WrongCharts } from './canary.ts';
import { chainCanaries } from './chain.ts';
import { choiceCanaries } from './choices.ts';
import { configurationCanaries } from './configuration.ts';
import { sourceCanaries } from './sources.ts';
import { staleCanaries } from './stale.ts';
import { standingCanaries } from './standing.ts';
import { transferCanaries } from './transfer.ts';

/** For each property at least one wrong variant in which it must fail; the name says what a developer might have got wrong. */
export const restartSyncCanaries: readonly WrongCharts[] = [
  ...staleCanaries,
  ...transferCanaries,
  ...chainCanaries,
  ...configurationCanaries,
  ...choiceCanaries,
  ...sourceCanaries,
  ...standingCanaries,
];
