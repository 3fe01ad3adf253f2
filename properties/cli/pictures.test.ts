import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { process } from '../../machines/process-state/process.ts';
import { chartSvg, runMermaid, runSvg } from '../drawing/index.ts';
import { drawnGoldenRun } from '../golden/drawn-golden-run.ts';
import { goldenRuns } from '../selective-replay/golden/runs.ts';
import { switchover } from './command-line.fixtures.ts';

// Goal: the README shows what is drawn today. Method: draw it again; `npx vitest run properties/cli/pictures.test.ts -u` takes it over.

const CANARY = 'process-state/look-up canary: a look-up of a dead predecessor counts';

describe('the pictures of the README', { timeout: 60_000 }, () => {
  it('show the chart of a process as it is', async () => {
    await expect(await chartSvg(process)).toMatchFileSnapshot('../../docs/pictures/process.svg');
  });

  it('show a failover with a lost acknowledgement as the charts go through it, in both forms', async () => {
    const run = goldenRuns.find(({ name }) => name === 'selective-replay/golden acknowledgement-lost');
    if (run === undefined) throw new Error('That golden run is no more.');
    const drawn = drawnGoldenRun(run, run.walk());
    await expect(runSvg(drawn)).toMatchFileSnapshot('../../docs/pictures/failover.svg');
    await expect(runMermaid(drawn)).toMatchFileSnapshot('../../docs/pictures/failover.mmd');
  });

  it('show the run of a canary as `switchover draw` draws it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchover-pictures-'));
    try {
      expect((await switchover(['draw', CANARY, '--out', folder])).code).toBe(0);
      const drawn = join(folder, 'process-state/counterexamples/a-look-up-of-a-dead-predecessor-counts.svg');
      await expect(readFileSync(drawn, 'utf8')).toMatchFileSnapshot('../../docs/pictures/counterexample.svg');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
