import type { WrongCharts } from './canary.ts';
import { coreCanaries } from './core.ts';
import { identifierCanaries } from './identifiers.ts';
import { lossyCanaries } from './lossy.ts';
import { managerRestartCanaries } from './manager-restart.ts';
import { operatingSystemCanaries } from './operating-system.ts';
import { ringCanaries } from './rings.ts';

/** For each property at least one wrong variant of the charts in which it must fail; the name says what a developer might have got wrong. */
export const processStateCanaries: readonly WrongCharts[] = [
  ...coreCanaries,
  ...operatingSystemCanaries,
  ...managerRestartCanaries,
  ...ringCanaries,
  ...lossyCanaries,
  ...identifierCanaries,
];
