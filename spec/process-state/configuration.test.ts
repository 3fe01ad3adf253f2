import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { configurationProblems, requireConfiguration, type HeartbeatConfiguration } from './configuration.ts';
import { options } from './options.ts';

/** Enough by nothing to spare: 3 × 2 = 3 + 2 + 1. */
const enough: HeartbeatConfiguration = {
  limit: 3,
  countPeriod: 2,
  heartbeatPeriod: 3,
  worstRegisterReplyDelay: 2,
  worstHeartbeatDelay: 1,
};

const period = fc.integer({ min: 1, max: 50 });
const delay = fc.nat({ max: 50 });
const anyConfiguration = fc.record({
  limit: period,
  countPeriod: period,
  heartbeatPeriod: period,
  worstRegisterReplyDelay: delay,
  worstHeartbeatDelay: delay,
});

describe('the check of a configuration of heartbeats', () => {
  it('accepts as much silence as a living process may need, and refuses a tick less [PSM-HBT-20]', () => {
    expect(configurationProblems(enough)).toEqual([]);
    for (const part of ['heartbeatPeriod', 'worstRegisterReplyDelay', 'worstHeartbeatDelay'] as const) {
      expect(configurationProblems({ ...enough, [part]: enough[part] + 1 }), part).toHaveLength(1);
      expect(configurationProblems({ ...enough, [part]: enough[part] - 1 }), part).toEqual([]);
    }
    for (const part of ['limit', 'countPeriod'] as const) {
      expect(configurationProblems({ ...enough, [part]: enough[part] - 1 }), part).toHaveLength(1);
    }
  });

  it('says where, what and what to do [PSM-HBT-20]', () => {
    expect(configurationProblems({ ...enough, worstHeartbeatDelay: 4 })).toEqual([
      {
        where: 'limit × countPeriod',
        what: '3 × 2 = 6 ticks of silence are allowed, but a process that lives may be silent for heartbeatPeriod + worstRegisterReplyDelay + worstHeartbeatDelay = 3 + 2 + 4 = 9',
        remedy:
          'Raise limit to at least 5, or countPeriod to at least 3, or shorten the periods and delays of that sum.',
      },
    ]);
  });

  test.prop([anyConfiguration])('gives remedies that are enough, and no larger than they must be', (configuration) => {
    const problems = configurationProblems(configuration);
    fc.pre(problems.length > 0);
    const numbers = problems.flatMap(({ remedy }) => remedy.match(/\d+/gu) ?? []).map(Number);
    expect(numbers).toHaveLength(2);
    const [limit = 0, countPeriod = 0] = numbers;
    expect(configurationProblems({ ...configuration, limit })).toEqual([]);
    expect(configurationProblems({ ...configuration, limit: limit - 1 })).toHaveLength(1);
    expect(configurationProblems({ ...configuration, countPeriod })).toEqual([]);
    expect(configurationProblems({ ...configuration, countPeriod: countPeriod - 1 })).toHaveLength(1);
  });

  it.each([
    ['limit', 0],
    ['limit', 2.5],
    ['countPeriod', 0],
    ['heartbeatPeriod', -1],
    ['worstRegisterReplyDelay', Number.POSITIVE_INFINITY],
    ['worstHeartbeatDelay', Number.NaN],
  ] as const)('refuses a %s of %d, and names it alone', (part, value) => {
    expect(configurationProblems({ ...enough, [part]: value })).toMatchObject([{ where: part }]);
  });

  it('names every part that is malformed', () => {
    const problems = configurationProblems({ ...enough, limit: 0, worstHeartbeatDelay: -1 });
    expect(problems.map(({ where }) => where)).toEqual(['limit', 'worstHeartbeatDelay']);
  });

  it('accepts the defaults where each message is late by a tick at most', () => {
    const standard = (name: string) => Number(options.find((option) => option.name === name)?.default);
    const configuration = {
      limit: standard('remote.limit'),
      countPeriod: 1,
      heartbeatPeriod: standard('remote.heartbeatPeriod'),
      worstRegisterReplyDelay: 1,
      worstHeartbeatDelay: 1,
    };
    expect(configurationProblems(configuration)).toEqual([]);
    expect(configurationProblems({ ...configuration, worstHeartbeatDelay: 2 })).toHaveLength(1);
  });
});

describe('the requirement of a sound configuration', () => {
  it('lets a sound one pass', () => {
    expect(() => requireConfiguration(enough)).not.toThrow();
  });

  it('throws what is wrong with any other, in words [PSM-HBT-20]', () => {
    const refused = { ...enough, limit: 0, countPeriod: 0.5 };
    expect(() => requireConfiguration(refused)).toThrow(
      [
        'The configuration of the heartbeats is refused (PSM-HBT-20):',
        '  limit: 0 is no whole number of 1 or more. Give the number of counts.',
        '  countPeriod: 0.5 is no whole number of 1 or more. Give the period in whole ticks.',
      ].join('\n'),
    );
  });
});
