import type { SimulationReport } from '../simulation/report.ts';

/** The reports as one JSON document, each failure with its plan and every step of its run. */
export function simulateJson(reports: readonly SimulationReport[]): string {
  const document = {
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
