import { describe, expect, test } from 'vitest';
import {
  beacons,
  converged,
  countOutside,
  neverQuiet,
  quietIsReached,
  simulationOf,
} from '../simulation/beacons.fixtures.ts';
import { switchover } from './command-line.fixtures.ts';

// Goal: `switchover simulate` says what was run, what came of it, and how to see a failure again; each wrong use is refused.
// Method: the whole command runs in this process, on beacons that fail in known ways.

const good = simulationOf(beacons({ properties: [quietIsReached] }), { name: 'toys/good', converged });
const failing = simulationOf(beacons({ properties: [neverQuiet] }), { name: 'toys/failing' });
const wrong = simulationOf(beacons(), { name: 'toys/wrong', implementations: { listener: countOutside(3) } });
const catalogue = { systems: [], canaries: [], simulations: [good, failing, wrong] };

describe('reports', () => {
  test('runs that hold: what was run, what happened, what was reached', async () => {
    const { code, out, err, progress } = await switchover(['simulate', 'toys/good', '--seeds', '20'], { catalogue });
    expect(out).toMatch(
      /^toys\/good: holds \(seeds 1 to 20, 60 ticks with faults each\)\n {2}[\d,]+ events: [\d,]+ messages arrived, [1-9]\d* lost, [1-9]\d* doubled; [1-9]\d* crashes, [1-9]\d* restarts, [1-9]\d* cut links\n {2}converged once faults had ceased: 20 of 20 runs\n {2}reached in \d+ seeds: The listener hears nothing\n\nAll as expected: 1 simulation, 20 runs\.\n$/u,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(progress.at(-1)).toMatch(/^toys\/good: seed 20, 20 of 20 runs, [\d,]+ events, /u);
  });

  test('a violation: its sentence, its smallest schedule, its last steps, and the command that runs it again', async () => {
    const { code, out } = await switchover(['simulate', 'toys/failing', '--ticks', '20'], { catalogue });
    expect(code).toBe(1);
    const [, seed = ''] = /FAILS with seed (\d+)/u.exec(out) ?? [];
    expect(out).toContain('The listener always hears\n  guards:  TOY-1\n\nThe smallest schedule found (');
    expect(out).toContain('\n  timer patience of listener ends\n\n');
    const again = `simulate toys/failing --seed ${seed} --seeds 1 --ticks 20`;
    expect(out).toContain(`Run it again: switchover ${again}\n`);
    const second = await switchover(again.split(' '), { catalogue });
    const failure = (text: string): string => text.slice(text.indexOf('The listener always hears'));
    expect(failure(second.out)).toBe(failure(out));
  });

  test('an implementation that does otherwise than its charts: both sides', async () => {
    const { code, out } = await switchover(['simulate', 'toys/wrong'], { catalogue });
    expect(out).toContain(
      [
        'The implementation of listener does what its charts do on abstract data',
        '  finding: on deliver, they differ in view.context.heard.',
        '  implementation: 5',
        '  charts:         4',
      ].join('\n'),
    );
    expect(code).toBe(1);
  });

  test('several: the last line names what is not as expected', async () => {
    const { out } = await switchover(['simulate', 'toys', '--seeds', '5'], { catalogue });
    expect(out).toMatch(/\nNot as expected: toys\/failing: FAILS with seed \d+; toys\/wrong: FAILS with seed 1\.\n$/u);
  });

  test('for a program: one document, with the plan and every step of a failure', async () => {
    const { code, out } = await switchover(['simulate', 'toys/wrong', '--seeds', '3', '--json'], { catalogue });
    const { simulations } = JSON.parse(out) as { simulations: readonly Record<string, unknown>[] };
    expect(simulations).toMatchObject(
      [
        {
          name: 'toys/wrong',
          firstSeed: 1,
          seeds: 1,
          ticks: 60,
          converged: null,
          interrupted: false,
          failed: { seed: 1, failure: { kind: 'disagreement' }, plan: { incidents: [] }, steps: [{ kind: 'tick' }] },
        },
      ].map(({ failed: { steps: _, ...failed }, ...rest }) => ({ ...rest, failed })),
    );
    expect(code).toBe(1);
  });

  test('Ctrl-C: what is known so far, not finished', async () => {
    const { code, out } = await switchover(['simulate', 'toys/good'], { catalogue, interrupt: true });
    expect(out).toBe('Not as expected: 1 simulation not begun.\n');
    expect(code).toBe(2);
  });

  test('Ctrl-C under way: the runs until then', async () => {
    let press: () => void = () => undefined;
    const stopping = simulationOf(beacons(), {
      name: 'toys/stopping',
      converged: () => {
        press();
        return undefined;
      },
    });
    const ending = await switchover(['simulate'], {
      catalogue: { ...catalogue, simulations: [stopping, good] },
      interrupt: (listener) => (press = listener),
    });
    expect(ending.out).toMatch(
      /^toys\/stopping: not finished \(seed 1, .*\n(?: .*\n)* {2}interrupted: the seeds above are all that were run\n\nNot as expected: toys\/stopping: not finished; 1 simulation not begun\.\n$/u,
    );
    expect(ending.code).toBe(2);
  });

  test('a system of the catalogue, with its own faults', async () => {
    const { code, out } = await switchover(['simulate', 'process-state/registration', '--seeds', '2', '--ticks', '20']);
    expect(out).toMatch(/^process-state\/registration: holds \(seeds 1 to 2, 20 ticks with faults each\)\n/u);
    expect(code).toBe(0);
  });
});

describe('refused', () => {
  test('an unknown name, with what was meant and what there is', async () => {
    const { code, err } = await switchover(['simulate', 'toys/god'], { catalogue });
    expect(err).toBe(
      [
        'error: there is no protocol, simulation or system "toys/god"; did you mean toys/good?',
        '  protocols:   toys',
        '  simulations: toys/good, toys/failing, toys/wrong',
        '  systems:     any that `switchover check --list` names\n',
      ].join('\n'),
    );
    expect(code).toBe(4);
  });

  test.each([
    [['--sedes', '3'], "unknown option '--sedes'\n(Did you mean --seeds?)"],
    [['--seeds', '0'], "option '--seeds <number>' argument '0' is invalid. It must be at least 1."],
    [['--seeds', 'many'], "argument 'many' is invalid. It is no whole number."],
    [['--seed', '-1'], "argument '-1' is invalid. It is no whole number."],
    [['--ticks', '0'], "argument '0' is invalid. It must be at least 1."],
  ])('%j', async (words, message) => {
    const { code, err } = await switchover(['simulate', ...words], { catalogue });
    expect(err).toContain(message);
    expect(code).toBe(4);
  });

  test('a system that cannot be checked', async () => {
    const broken = simulationOf(beacons(), { name: 'toys/broken', processors: { 'top card': {} } });
    const { code, err } = await switchover(['simulate'], { catalogue: { ...catalogue, simulations: [broken] } });
    expect(err).toContain('toys/broken > processors > "top card"');
    expect(code).toBe(6);
  });
});

test('help has examples', async () => {
  const { code, out } = await switchover(['simulate', '--help']);
  expect(out).toContain('switchover simulate process-state/chassis --seed 34 --seeds 1');
  expect(code).toBe(0);
});
