import { describe, expect, it } from 'vitest';
import { runMermaid, runSvg } from '../drawing/index.ts';
import { goldenRuns } from '../restart-sync/golden/runs.ts';
import { drawnGoldenRun } from './drawn-golden-run.ts';
import type { GoldenRun, WalkedRun } from './golden-run.ts';

// Goal: a golden run is drawn from where its telling begins, with everything that happens from there on.

const [run] = goldenRuns as readonly [GoldenRun];
const walked = run.walk();
const tellingFrom = (after: number): WalkedRun => ({
  ...walked,
  stages: [{ event: 'it begins', after, cells: [] }],
});

describe('a golden run', () => {
  it('is drawn from its first stage to its last step', () => {
    const { counterexample, parts, ending } = drawnGoldenRun(run, walked);
    const begin = walked.stages[0]?.after ?? 0;
    expect(begin).toBeGreaterThan(0);
    expect(counterexample.steps.map(({ step }) => step)).toEqual(walked.steps.slice(begin));
    expect(counterexample.steps[0]?.step).toEqual({ kind: 'crash', target: 'interfaces' });
    expect(counterexample.underWay).toEqual([]);
    expect(parts).toEqual(Object.keys(walked.system.parts));
    expect(ending).toBe('told');
  });

  it('tells which states change, and leaves the data to its stages', () => {
    const paths = drawnGoldenRun(run, walked).counterexample.steps.flatMap(({ changes }) =>
      changes.map(({ path }) => path.split('.', 1)[0]),
    );
    expect(new Set(paths)).toEqual(new Set(['state', 'status']));
  });

  it('says what it shows, with its clauses, in both forms of its picture', () => {
    const drawn = drawnGoldenRun(run, walked);
    expect(runSvg(drawn)).toContain('>What this run shows<');
    expect(runMermaid(drawn)).toContain(run.clauses.join(', '));
  });

  it('that is told from the start has what was sent then', () => {
    expect(drawnGoldenRun(run, tellingFrom(0)).counterexample.steps).toHaveLength(walked.steps.length);
  });

  it('that begins in the middle of something, or tells nothing, is refused', () => {
    const middle = walked.steps.findIndex(({ kind }) => kind === 'stimulus') + 1;
    expect(() => drawnGoldenRun(run, tellingFrom(middle))).toThrow(
      /^restart-sync\/golden G1 begins while something is under way, which its picture could not show: Data from interfaces to routing/u,
    );
    expect(() => drawnGoldenRun(run, { ...walked, stages: [] })).toThrow('restart-sync/golden G1 tells nothing');
  });
});
