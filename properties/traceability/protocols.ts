import type { AnyStateMachine } from 'xstate';
import type { Clause, Waiting } from '../../spec/clause.ts';
import * as processState from '../../spec/process-state/index.ts';
import * as restartSync from '../../spec/restart-sync/index.ts';
import { charts as processStateCharts } from '../process-state/system.ts';
import { supervisionCharts } from '../restart-sync/supervised.ts';
import { charts as restartSyncCharts } from '../restart-sync/system.ts';
import * as selectiveReplay from '../../spec/selective-replay/index.ts';
import { charts as selectiveReplayCharts } from '../selective-replay/charts.ts';

/** A protocol whose clauses are traced to what cites them. */
export interface Protocol {
  /** As its systems are named in `properties/systems.ts`: `process-state` for `process-state/look-up`. */
  readonly name: string;
  readonly clauses: readonly Clause[];
  /** The clauses that nothing need cite yet, with the reasons. */
  readonly waiting: readonly Waiting[];
  /** The charts whose transitions cite clauses in `meta.clauses`, by the name that reports give them. */
  readonly charts: Readonly<Record<string, AnyStateMachine>>;
  /** Charts of its systems that stand for what is around the protocol, by their ids: nothing of it is required, so they cite nothing. */
  readonly surroundings?: readonly string[];
  /** Ids that are no clauses and may be cited all the same: those of the protocol's catalogue of properties. */
  readonly propertyIds: RegExp;
}

/**
 * Every protocol that is traced, each by an entry: its clauses and its waiting list from `spec/<protocol>/`, the charts that
 * its systems are made of, and the form of the ids of its catalogue of properties. Its properties are those of its systems in
 * `properties/systems.ts`; a test cites it by a title that holds `[PSM-REG-5]`. Where else a protocol is registered, and what
 * fails where that is forgotten, is told in `docs/add-a-protocol.md`.
 */
export const protocols: readonly Protocol[] = [
  {
    name: 'process-state',
    clauses: processState.clauses,
    waiting: processState.waiting,
    charts: { ...processStateCharts },
    propertyIds: /^[SL]-PSM-\d+$/u,
  },
  {
    name: 'restart-sync',
    clauses: restartSync.clauses,
    waiting: restartSync.waiting,
    charts: { ...restartSyncCharts, ...supervisionCharts },
    surroundings: ['restart-sync/membership-entry', 'restart-sync/member', 'restart-sync/key-holder'],
    propertyIds: /^[SL]-SYNC-\d+$/u,
  },
  {
    name: 'selective-replay',
    clauses: selectiveReplay.clauses,
    waiting: selectiveReplay.waiting,
    charts: { ...selectiveReplayCharts },
    propertyIds: /^[SL]-RPL-\d+$/u,
  },
];

/** Protocols whose specification stands and whose charts do not yet: nothing of them is claimed, and nothing of them is checked. */
export const specifiedOnly: readonly string[] = [];
