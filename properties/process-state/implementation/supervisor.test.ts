import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Supervisor, type SupervisorInput } from '../../../impl/process-state/supervisor.ts';
import { pair, steps } from './supervisor.fixtures.ts';

/**
 * Goal: a supervisor does what the checked charts do, although it runs them at few events. Method: random commands on it and on
 * the manager of the checker, which must send the same and show the same after each of them.
 */

type Choices = Omit<SupervisorInput, 'managerEpoch' | 'managerElement'>;

const choices: fc.Arbitrary<Choices> = fc.record({
  localDetector: fc.constantFrom('os-error-code', 'heartbeat'),
  limit: fc.integer({ min: 0, max: 3 }),
  countPeriod: fc.integer({ min: 1, max: 3 }),
  probe: fc.boolean(),
  probeWait: fc.integer({ min: 1, max: 3 }),
  probeRounds: fc.integer({ min: 1, max: 2 }),
  lateHeartbeat: fc.constantFrom('demand-reregister', 'ignore'),
  interestLifetime: fc.constantFrom('incarnation', 'process'),
  firstIncarnation: fc.constantFrom(0, 1),
  lastIncarnation: fc.integer({ min: 2, max: 4 }),
  capacity: fc.constantFrom(1, 64),
});

const settings: SupervisorInput = {
  localDetector: 'os-error-code',
  managerElement: 0,
  managerEpoch: 1,
  limit: 2,
  countPeriod: 4,
  probe: false,
  probeWait: 2,
  probeRounds: 3,
  lateHeartbeat: 'demand-reregister',
  interestLifetime: 'incarnation',
  firstIncarnation: 1,
  lastIncarnation: 9,
};

const register = (name: string) => ({ type: 'RegisterRequest', name, element: 1, osId: 7, token: 1, from: name });

describe('a supervisor', () => {
  it('sends and shows what the manager of the checker does, on every choice of options', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(choices, fc.commands(steps, { maxCommands: 80, size: 'max' }), (chosen, commands) => {
        const { model, real } = pair(chosen);
        fc.modelRun(() => ({ model, real }), commands);
        for (const what of real.seen) seen.add(what);
      }),
      { numRuns: 250 },
    );
    // What was never said would be equal for nothing.
    expect([...seen].sort()).toEqual([
      'BirthNotification',
      'DeathNotification exit',
      'DeathNotification silence',
      'DeathNotification superseded',
      'LookupReply',
      'Probe',
      'ReRegisterDemand dead',
      'ReRegisterDemand epoch',
      'ReRegisterDemand superseded',
      'RegisterReply',
      'shortest',
    ]);
  });

  it('leaves heartbeats to the shortest way, until one of them changes more than a counter', () => {
    const supervisor = new Supervisor(settings, () => undefined);
    supervisor.receive(register('T'));
    expect(supervisor.hear(1, 1, 1)).toBe(true);
    expect([supervisor.hear(0, 1, 1), supervisor.hear(1, 2, 1), supervisor.hear(1, 1, 2)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(supervisor.hear(1, 2 ** 40, 1)).toBe(false);
    for (let tick = 0; tick < 12; tick++) supervisor.advance();
    expect(supervisor.view('T')?.state).toBe('dead');
    expect(supervisor.hear(1, 1, 1)).toBe(false);
  });

  it('touches nobody in a tick in which nobody can have become silent', () => {
    const supervisor = new Supervisor(settings, () => undefined);
    const names = Array.from({ length: 200 }, (_, at) => `process ${at}`);
    for (const name of names) supervisor.receive(register(name));
    const touched: number[] = [];
    for (let tick = 1; tick <= 24; tick++) {
      for (let pid = 1; pid <= names.length; pid++) supervisor.hear(1, pid, 1);
      touched.push(supervisor.advance());
    }
    // At the 12th tick the limit of 2 would be passed; heard of in the period that ended there, each is asked again 8 ticks later.
    expect(touched.flatMap((count, at) => (count === 0 ? [] : [[at + 1, count]]))).toEqual([
      [12, 200],
      [20, 200],
    ]);
    expect(supervisor.view('process 0')).toMatchObject({ state: 'alive', counter: 1 });
  });

  it('knows nothing of a name that nobody has mentioned', () => {
    const supervisor = new Supervisor(settings, () => undefined);
    expect(supervisor.view('T')).toBeUndefined();
    expect(supervisor.size).toBe(0);
  });

  it('refuses a message that nobody sends to a manager', () => {
    const supervisor = new Supervisor(settings, () => undefined);
    expect(() => supervisor.receive({ type: 'Ipc', from: 'P' })).toThrow(
      'A supervisor has no use for Ipc from P: send it registrations, heartbeats, answers to probes, look-ups and exits.',
    );
  });

  it.each([
    [{ countPeriod: 0 }, /^countPeriod cannot be 0: give a whole number of ticks, 1 or more\.$/u],
    [{ countPeriod: 1.5 }, /^countPeriod cannot be 1\.5/u],
    [{ limit: 2 ** 24 }, /^A supervisor cannot wait for \d+ ticks, as limit and countPeriod ask: choose from 1 to/u],
    [{ probeWait: 0 }, /^A supervisor cannot wait for 0 ticks, as probeWait ask: choose from 1 to/u],
  ])('refuses %j', (wrong, message) => {
    expect(() => new Supervisor({ ...settings, ...wrong }, () => undefined)).toThrow(message);
  });
});
