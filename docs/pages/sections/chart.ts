import type { AnyStateMachine } from 'xstate';
import type { OutlineState } from '../../../properties/drawing/outline.ts';
import { rowsOf, type NamedTransition, type StateRows } from '../chart-rows.ts';
import { anchor, blocks, code, heading, picture, table, words } from '../markdown.ts';
import { clauseLinks, places, transitionAnchor } from '../places.ts';
import type { Subject } from '../subject.ts';

/** The page of one chart: its picture, its states and every transition with what it says of itself. */
export function chartSection(chart: string, machine: AnyStateMachine, subject: Subject): string {
  const rows = rowsOf(machine);
  const [root] = rows;
  const inner = rows.filter(({ state }) => state.path !== '');
  return blocks(
    heading(1, words(machine.id)),
    root?.state.description === undefined ? undefined : words(root.state.description),
    picture(places.chartPicture(chart), `The statechart ${machine.id}; its states and transitions follow as tables.`),
    'A click shows the picture alone. Transitions that stay in their state stand inside its box.',
    inner.length === 0
      ? undefined
      : blocks(
          heading(2, 'States'),
          stateTable(
            inner.map(({ state }) => state),
            subject,
          ),
        ),
    heading(2, 'Transitions'),
    ...rows.filter(({ transitions }) => transitions.length > 0).map((row) => transitionsIn(row, subject)),
  );
}

function stateTable(states: readonly OutlineState[], subject: Subject): string {
  const rows = states.map((state) => [
    `${'&emsp;'.repeat(state.path.split('.').length - 1)}${code(state.name)}`,
    [
      state.description === undefined ? '' : words(state.description),
      ...(state.kind === 'compound' && state.initial !== undefined
        ? [`Begins in ${code(lastOf(state.initial))}.`]
        : []),
      ...(state.kind === 'final' ? ['Here it ends.'] : []),
      ...(state.kind === 'parallel' ? ['Its inner states are held at once.'] : []),
      ...(state.entry.length === 0 ? [] : [`On entry: ${state.entry.map(code).join(', ')}.`]),
      ...(state.exit.length === 0 ? [] : [`On exit: ${state.exit.map(code).join(', ')}.`]),
      clauseLinks(state.clauses, subject),
    ]
      .filter((line) => line !== '')
      .join(' '),
  ]);
  return table(['state', 'what it is'], rows);
}

function transitionsIn({ state, transitions }: StateRows, subject: Subject): string {
  const rows = transitions.map((transition) => [
    `${anchor(transitionAnchor(transition.name))}${code(transition.trigger)}${guardOf(transition)}`,
    targetOf(transition),
    sayingOf(transition),
    clauseLinks(transition.clauses, subject),
  ]);
  return blocks(
    heading(3, state.path === '' ? 'In every state' : words(`In ${state.path}`)),
    table(['event', 'leads to', 'what it says and does', 'clauses'], rows),
  );
}

function sayingOf({ description, actions }: NamedTransition): string {
  return blocks(
    description === undefined ? undefined : words(description),
    actions.length === 0 ? undefined : `<small>${actions.map(code).join(', ')}</small>`,
  );
}

function guardOf({ guard }: NamedTransition): string {
  if (guard === undefined) return '';
  return guard === 'else' ? ' else' : ` if ${code(guard)}`;
}

function targetOf({ targets, reenters }: NamedTransition): string {
  if (targets.length === 0) return reenters ? 'itself, anew' : '';
  return `${targets.map(code).join(', ')}${reenters ? ', anew' : ''}`;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
