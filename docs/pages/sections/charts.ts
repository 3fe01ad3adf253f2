import type { AnyStateMachine } from 'xstate';
import { rowsOf } from '../chart-rows.ts';
import { blocks, code, heading, link, table, words } from '../markdown.ts';
import { places } from '../places.ts';
import type { ToldSubject } from '../told-subject.ts';

/** The list of all charts, and of the charts that only watch. */
export function chartsSection({ subject, monitors }: ToldSubject): string {
  return blocks(
    heading(1, 'Charts'),
    'Each chart is the life of one thing. The very chart that is drawn here is what the checker explores and what programs import.',
    chartTable(subject.charts),
    ...(Object.keys(monitors).length === 0
      ? []
      : [
          heading(2, 'Monitors'),
          'A monitor sees every step of a system and remembers what a property needs of the past. It changes nothing.',
          chartTable(monitors),
        ]),
  );
}

function chartTable(charts: Readonly<Record<string, AnyStateMachine>>): string {
  const rows = Object.entries(charts).map(([chart, machine]) => {
    const states = rowsOf(machine);
    const transitions = states.reduce((sum, row) => sum + row.transitions.length, 0);
    return [
      link(code(chart), places.chart(chart)),
      words(states[0]?.state.description ?? ''),
      String(Math.max(1, states.length - 1)),
      String(transitions),
    ];
  });
  return table(['chart', 'what it is', 'states', 'transitions'], rows);
}
