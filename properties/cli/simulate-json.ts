import type { SimulationReport } from '../simulation/report.ts';
import type { SimulationsReport } from './simulation-report-schema.ts';

/** The reports as one JSON document, each failure with its plan and every step of its run. */
export function simulateJson(reports: readonly SimulationReport[]): string {
  const document: SimulationsReport = {
    simulations: reports.map(({ failed, ...report }) => ({
      ...report,
      failed:
        failed === undefined
          ? null
          : {
              seed: failed.seed,
              failure: failed.found.failure,
              plan: failed.found.plan,
              tried: failed.found.tried,
              steps: failed.found.outcome.steps,
            },
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
