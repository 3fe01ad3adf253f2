import { Command, InvalidArgumentError, Option } from 'commander';
import {
  againstGraph,
  againstHandWritten,
  bytesForEachState,
  isMet,
  type BenchOptions,
  type Figure,
} from './figures.ts';
import { heartbeatAmongMany } from './heartbeats.ts';
import { failoverByPending, failoverByState, sustainedUpdates } from './selective-replay.ts';
import { hostedAgainstPure } from './simulation.ts';
import { staleMark, synchronisation } from './source-table.ts';

/** How each figure is measured, by the name that `--only` takes. */
export type Measures = Readonly<Record<string, (options: BenchOptions) => Figure>>;

const FIGURES: Measures = {
  'hand-written': againstHandWritten,
  graph: againstGraph,
  memory: bytesForEachState,
  heartbeat: heartbeatAmongMany,
  simulation: hostedAgainstPure,
  'stale-mark': staleMark,
  synchronisation,
  updates: sustainedUpdates,
  'failover-state': failoverByState,
  'failover-pending': failoverByPending,
};

interface Given {
  readonly only?: string;
  readonly participants: number;
  readonly graphParticipants: number;
  readonly rounds: number;
  readonly large?: boolean;
  readonly json?: boolean;
}

/** What the command needs of where it runs. */
export interface BenchTerminal {
  readonly out: (text: string) => void;
  readonly progress: (line?: string) => void;
}

/** `switchover bench`: figures as ratios of two things measured in one run, each against its target. */
export function benchCommand(
  { out, progress }: BenchTerminal,
  exitWith: (code: 0 | 1) => void,
  measures: Measures = FIGURES,
): Command {
  return new Command('bench')
    .description('measure the checker: ratios of two things in one run, each against its target')
    .addOption(new Option('--only <figure>', 'one figure alone').choices(Object.keys(measures)))
    .option('--participants <number>', 'participants of two-phase commit', wholeNumber(1, 9), 8)
    .option('--graph-participants <number>', 'participants of the model for xstate/graph', wholeNumber(1, 6), 5)
    .option('--rounds <number>', 'how often each of two is timed, in turn', wholeNumber(1, 100), 5)
    .option('--large', 'memory with 9 participants: 10,340,352 states, half a minute')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  switchover bench                       all figures\n  switchover bench --only memory --large\n\nExit codes: 0 all targets met, 1 one is missed',
    )
    .action((given: Given) => {
      const names = given.only === undefined ? Object.keys(measures) : [given.only];
      const figures = names.flatMap((name) => {
        const measure = measures[name];
        const participants = name === 'memory' && given.large === true ? 9 : given.participants;
        return measure === undefined ? [] : [measure({ ...given, participants, tell: progress })];
      });
      progress();
      out(
        given.json === true
          ? `${JSON.stringify({ figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })) }, null, 2)}\n`
          : figures.map(told).join(''),
      );
      if (given.json !== true && given.large !== true && names.includes('memory'))
        out('--large measures memory with 9 participants.\n');
      exitWith(figures.every(isMet) ? 0 : 1);
    });
}

function told(figure: Figure): string {
  const { name, what, measured, unit, target } = figure;
  const wanted = 'atMost' in target ? `at most ${String(target.atMost)}` : `at least ${String(target.atLeast)}`;
  return `${name}: ${measured.toFixed(measured < 10 ? 2 : measured < 100 ? 1 : 0)} ${unit}, target ${wanted}: ${isMet(figure) ? 'met' : 'MISSED'}\n  ${what}\n`;
}

function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < from || number > to)
      throw new InvalidArgumentError(`Give a whole number from ${String(from)} to ${String(to)}.`);
    return number;
  };
}
