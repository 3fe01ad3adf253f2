import type { System, TraceStep } from '../checker/index.ts';

/** A run that a specification tells step for step, walked through the system that is checked. */
export interface GoldenRun {
  /** Such as `restart-sync/golden G1`. */
  readonly name: string;
  /** What happens in it, in a few words. */
  readonly title: string;
  /** What it shows, as a sentence without its full stop. */
  readonly shows: string;
  readonly clauses: readonly string[];
  /** Walks it; throws where the charts no longer do what is told. */
  readonly walk: () => WalkedRun;
}

/** A golden run as the charts have taken it. */
export interface WalkedRun {
  readonly system: System;
  readonly steps: readonly TraceStep[];
  /** What the cells of each stage are about. */
  readonly columns: readonly string[];
  /** What is told, in order. The first is where the telling begins: whatever led there is no part of it. */
  readonly stages: readonly GoldenStage[];
}

/** A moment of a golden run, as a row of its table. */
export interface GoldenStage {
  /** What has happened since the stage before it. */
  readonly event: string;
  /** After so many of the run's steps. */
  readonly after: number;
  /** By the columns of the run. */
  readonly cells: readonly string[];
}
