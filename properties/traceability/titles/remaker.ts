import CitingTestsReporter, { type CitingTestsOptions } from './reporter.ts';

/** The reporter of `npm run clauses:remake`: writes `citing-tests.json` anew after a run of all tests. */
export default class CitingTestsRemaker extends CitingTestsReporter {
  constructor(options: CitingTestsOptions = {}) {
    super({ ...options, remakes: true });
  }
}
