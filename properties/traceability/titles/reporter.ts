import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule, TestRunEndReason, TestSpecification, Vitest } from 'vitest/node';
import { citingTestsOf, complaintsAbout, staleness, type RunTest } from './verdict.ts';
import type { CitingTests } from '../citing-tests.ts';
import type { Protocol } from '../protocols.ts';

export interface CitingTestsOptions {
  /** Writes the file after a run of all tests, instead of comparing. */
  readonly remakes?: boolean;
  readonly file?: string;
  readonly protocols?: () => Promise<readonly Protocol[]>;
  /** Makes the run end as failed. */
  readonly fail?: () => void;
}

/** Imported at the end of a run only: charts that cannot be loaded must not keep the tests from starting. */
async function allProtocols(): Promise<readonly Protocol[]> {
  return (await import('../protocols.ts')).protocols;
}

/**
 * Sees to it that `citing-tests.json` says which tests cite which clauses: a run of all tests fails where the file is out of
 * date, and any run fails where a title cites what does not exist. Of a part of the tests it asks no more.
 */
export default class CitingTestsReporter implements Reporter {
  readonly #remakes: boolean;
  readonly #file: string;
  readonly #protocols: () => Promise<readonly Protocol[]>;
  readonly #fail: () => void;
  #vitest: Vitest | undefined;
  #runsAll = false;

  constructor(options: CitingTestsOptions = {}) {
    this.#remakes = options.remakes ?? false;
    this.#file = options.file ?? join(import.meta.dirname, '../citing-tests.json');
    this.#protocols = options.protocols ?? allProtocols;
    this.#fail = options.fail ?? (() => (process.exitCode = 1));
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunStart(specifications: readonly TestSpecification[]): Promise<void> {
    this.#runsAll = this.#vitest !== undefined && (await isOfAllTests(this.#vitest, specifications));
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly unknown[],
    reason: TestRunEndReason,
  ): Promise<void> {
    const tests = modules.flatMap(testsOf);
    const protocols = await this.#protocols();
    for (const complaint of complaintsAbout(tests, protocols)) this.#complain(complaint);
    if (!this.#runsAll || reason === 'interrupted') {
      if (this.#remakes) this.#complain('Not all tests ran: citing-tests.json is left as it was.');
      return;
    }
    const found = citingTestsOf(tests, protocols);
    if (this.#remakes) {
      writeFileSync(this.#file, `${JSON.stringify(found, null, 2)}\n`);
      this.#vitest?.logger.log('citing-tests.json is made anew from the tests that passed.');
      return;
    }
    const committed = JSON.parse(readFileSync(this.#file, 'utf8')) as CitingTests;
    const stale = staleness(committed, found, reason === 'passed' && errors.length === 0);
    if (stale !== undefined) this.#complain(stale);
  }

  #complain(text: string): void {
    this.#vitest?.logger.error(text);
    this.#fail();
  }
}

function testsOf(module: TestModule): readonly RunTest[] {
  return [...module.children.allTests()].map((test) => ({
    title: `${module.relativeModuleId} > ${test.fullName}`,
    hasPassed: test.result().state === 'passed',
  }));
}

/** Whether a run leaves no test out: no file, no name, no tag, no line and no shard is chosen. */
async function isOfAllTests(vitest: Vitest, specifications: readonly TestSpecification[]): Promise<boolean> {
  const { testNamePattern, shard, cliExclude, tagsFilter, dir, root } = vitest.config;
  const isNarrowed = [cliExclude, tagsFilter].some((chosen) => (chosen?.length ?? 0) > 0) || (dir || root) !== root;
  if (testNamePattern !== undefined || shard !== undefined || isNarrowed) return false;
  if (specifications.some(({ testLines, testIds, testNamePattern }) => testLines ?? testIds ?? testNamePattern))
    return false;
  const running = new Set(specifications.map(({ moduleId }) => moduleId));
  return (await vitest.globTestSpecifications()).every(({ moduleId }) => running.has(moduleId));
}
