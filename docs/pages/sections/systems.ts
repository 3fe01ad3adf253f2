import type { Channel, Fault, System } from '../../../properties/checker/index.ts';
import { figure } from '../../../properties/telling/figures.ts';
import { jsonText, messageText } from '../../../properties/telling/json-text.ts';
import { anchor, blocks, code, folded, heading, list, table, words } from '../markdown.ts';
import { systemAnchor, systemLink } from '../places.ts';
import type { ToldSubject, ToldSystem } from '../told-subject.ts';

/** Who is composed with whom, with which faults, and what the checks found. */
export function systemsSection({ systems, fullResults }: ToldSubject): string {
  // Columns of the printed table are two spaces apart at least.
  const [fullHead = [], ...fullRows] = fullResults.map((line) => line.split(/\s{2,}/u).map((cell) => words(cell)));
  return blocks(
    heading(1, 'Systems'),
    'A system composes parts on hosts with channels and faults. Each is explored exhaustively: the numbers are of all states that it can reach. ' +
      'The quick scopes were checked when this site was built.',
    heading(2, 'Results of the quick scopes'),
    table(
      ['system', 'parts', 'states', 'transitions', 'depth', 'properties', 'coverage', 'verdict'],
      systems.map(resultRow),
    ),
    ...(fullResults.length === 0
      ? []
      : [
          heading(2, 'Results of the full scopes'),
          'They take longer, and are committed with the project: [how they were made](../guides/results/full-scopes.md).',
          table(fullHead, fullRows),
        ]),
    heading(2, 'The systems, one by one'),
    ...systems.map(systemBlock),
  );
}

function resultRow({ catalogued, report }: ToldSystem): readonly string[] {
  const holding = report.properties.filter(({ verdict }) => verdict === 'holds').length;
  const charts = Object.values(report.coverage);
  return [
    systemLink(catalogued.name),
    figure(report.parts),
    figure(report.states),
    figure(report.transitions),
    figure(report.depth),
    `${holding}/${report.properties.length} hold`,
    `${sum(charts.map(({ covered }) => covered))}/${sum(charts.map(({ total }) => total))}`,
    `${report.verdict}${report.verdict === 'violated' && report.asExpected ? ', as expected' : ''}`,
  ];
}

function systemBlock({ catalogued, system, report }: ToldSystem): string {
  const { quick, full } = catalogued.scopes;
  const broken = report.properties.filter(({ expect }) => expect === 'violated');
  return blocks(
    anchor(systemAnchor(catalogued.name)),
    heading(3, words(catalogued.name.slice(catalogued.name.indexOf('/') + 1))),
    `${words(catalogued.title)}.`,
    list([`Quick scope: ${words(quick.reason)}.`, `Full scope: ${words(full.reason)}.`]),
    broken.length === 0
      ? undefined
      : list(broken.map(({ name, reason = '' }) => `Expected to be violated: ${words(name)}: ${words(reason)}.`)),
    folded('parts, channels and faults of the quick scope', composition(system)),
  );
}

function composition({ parts, channels, stimuli = [], faults = [] }: System): string {
  const stimulus = stimuli.map(
    ({ part, event, times }) => `${words(part)} is told ${code(messageText(event))} ${timesText(times)}`,
  );
  return blocks(
    table(
      ['part', 'role', 'host', 'at first'],
      Object.entries(parts).map(([name, { role, host, initially = 'up' }]) => [
        code(name),
        code(role.name),
        words(host),
        initially,
      ]),
    ),
    table(
      ['from', 'to', 'carries', 'channel'],
      channels.map((channel) => [
        namesOf(channel.from),
        namesOf(channel.to),
        channel.carries.map(code).join(', '),
        channelText(channel),
      ]),
    ),
    faults.length + stimulus.length === 0 ? 'No faults.' : list([...faults.map(faultText), ...stimulus]),
  );
}

function namesOf(names: string | readonly string[]): string {
  return [names].flat().map(code).join(', ');
}

function channelText({ kind, capacity, whenFull, loss, duplication, urgent }: Channel): string {
  return [
    code(kind),
    ...(capacity === undefined ? [] : [`holds ${capacity}`]),
    ...(whenFull === undefined ? [] : [`when full: ${whenFull}`]),
    ...(loss === undefined || loss === 0 ? [] : [`may lose ${loss}`]),
    ...(duplication === undefined || duplication === 0 ? [] : [`may double ${duplication}`]),
    ...(urgent === undefined || urgent === false
      ? []
      : [urgent === true ? 'in time' : `no more than ${urgent.above} late`]),
  ].join(', ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** `crash T, once`. */
function faultText(fault: Fault): string {
  const { times, ...what } = { times: undefined, ...fault };
  const [[kind, target] = ['', '']] = Object.entries(what);
  return `${kind} ${code(typeof target === 'string' ? target : jsonText(target))} ${timesText(times ?? 1)}`;
}

function timesText(times: number | 'unbounded'): string {
  if (times === 'unbounded') return 'any number of times';
  return times === 1 ? 'once' : `${times} times`;
}
