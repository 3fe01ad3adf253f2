/** What decides whether a process that lives can be found silent. All in ticks, but for the limit. */
export interface HeartbeatConfiguration {
  /** Counts without a heartbeat that are still alive: the option `remote.limit`. PSM-HBT-10 */
  readonly limit: number;
  /** From count to count. PSM-HBT-9 */
  readonly countPeriod: number;
  /** From heartbeat to heartbeat: the option `remote.heartbeatPeriod`. PSM-HBT-1 */
  readonly heartbeatPeriod: number;
  /** The longest that a RegisterReply is on its way: the counter runs already, and without a key there is no heartbeat. */
  readonly worstRegisterReplyDelay: number;
  /** The longest that a Heartbeat is on its way. */
  readonly worstHeartbeatDelay: number;
}

/** One thing that is wrong with a configuration. */
export interface ConfigurationProblem {
  /** The part of the configuration that is at fault. */
  readonly where: string;
  readonly what: string;
  /** What to do about it. */
  readonly remedy: string;
}

const MINIMUM: Readonly<Record<keyof HeartbeatConfiguration, 0 | 1>> = {
  limit: 1,
  countPeriod: 1,
  heartbeatPeriod: 1,
  worstRegisterReplyDelay: 0,
  worstHeartbeatDelay: 0,
};

const UNBOUNDED = 'Give the longest delay in whole ticks; where it has no bound, no limit is enough.';
const REMEDY: Readonly<Record<keyof HeartbeatConfiguration, string>> = {
  limit: 'Give the number of counts.',
  countPeriod: 'Give the period in whole ticks.',
  heartbeatPeriod: 'Give the period in whole ticks.',
  worstRegisterReplyDelay: UNBOUNDED,
  worstHeartbeatDelay: UNBOUNDED,
};

/**
 * What is wrong with a configuration, or an empty list: the silence that is allowed must be no shorter than the longest
 * silence of a process that lives. A shorter one breaks no safety property, but processes that live are found dead.
 * PSM-HBT-20.
 *
 * @example
 * const delays = { worstRegisterReplyDelay: 1, worstHeartbeatDelay: 1 };
 * configurationProblems({ limit: 3, countPeriod: 1, heartbeatPeriod: 1, ...delays }); // []
 * configurationProblems({ limit: 2, countPeriod: 1, heartbeatPeriod: 1, ...delays }).map(({ remedy }) => remedy);
 * // ['Raise limit to at least 3, or countPeriod to at least 2, or shorten the periods and delays of that sum.']
 */
export function configurationProblems(configuration: HeartbeatConfiguration): readonly ConfigurationProblem[] {
  const malformed = malformedNumbers(configuration);
  // What is no number of ticks cannot be added up.
  return malformed.length > 0 ? malformed : tooShortSilence(configuration);
}

/**
 * Throws where `configurationProblems` finds any, naming each: for a program to call before it starts. PSM-HBT-20.
 *
 * @example
 * const delays = { worstRegisterReplyDelay: 1, worstHeartbeatDelay: 1 };
 * requireConfiguration({ limit: 2, countPeriod: 1, heartbeatPeriod: 1, ...delays }); // throws an Error
 */
export function requireConfiguration(configuration: HeartbeatConfiguration): void {
  const problems = configurationProblems(configuration);
  if (problems.length === 0) return;
  const lines = problems.map(({ where, what, remedy }) => `  ${where}: ${what}. ${remedy}`);
  throw new Error(['The configuration of the heartbeats is refused (PSM-HBT-20):', ...lines].join('\n'));
}

function malformedNumbers(configuration: HeartbeatConfiguration): readonly ConfigurationProblem[] {
  return (Object.keys(MINIMUM) as (keyof HeartbeatConfiguration)[])
    .filter((where) => !Number.isSafeInteger(configuration[where]) || configuration[where] < MINIMUM[where])
    .map((where) => ({
      where,
      what: `${String(configuration[where])} is no whole number of ${String(MINIMUM[where])} or more`,
      remedy: REMEDY[where],
    }));
}

function tooShortSilence({
  limit,
  countPeriod,
  heartbeatPeriod,
  worstRegisterReplyDelay,
  worstHeartbeatDelay,
}: HeartbeatConfiguration): readonly ConfigurationProblem[] {
  const allowed = limit * countPeriod;
  const longest = heartbeatPeriod + worstRegisterReplyDelay + worstHeartbeatDelay;
  if (allowed >= longest) return [];
  return [
    {
      where: 'limit × countPeriod',
      what:
        `${String(limit)} × ${String(countPeriod)} = ${String(allowed)} ticks of silence are allowed, but a process that lives may be silent for ` +
        `heartbeatPeriod + worstRegisterReplyDelay + worstHeartbeatDelay = ${String(heartbeatPeriod)} + ${String(worstRegisterReplyDelay)} + ${String(worstHeartbeatDelay)} = ${String(longest)}`,
      remedy:
        `Raise limit to at least ${String(Math.ceil(longest / countPeriod))}, or countPeriod to at least ${String(Math.ceil(longest / limit))}, ` +
        'or shorten the periods and delays of that sum.',
    },
  ];
}
