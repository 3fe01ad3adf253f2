import type { AnyStateMachine } from 'xstate';
import { arrowsOf } from './arrows.ts';
import { mermaidLines, mermaidText, mermaidTitle } from './mermaid-text.ts';
import { outlineOf, withInner, type Outline, type OutlineState } from './outline.ts';
import { isInternal } from './state-box.ts';
import { transitionText } from './transition-label.ts';

/** Words of Mermaid's own grammar, which cannot name a state. */
const RESERVED = new Set([
  'end',
  'state',
  'note',
  'direction',
  'class',
  'classdef',
  'style',
  'default',
  'as',
  'hide',
  'click',
  'fork',
  'join',
  'choice',
]);

/**
 * A chart as a Mermaid `stateDiagram-v2`, with what the SVG shows: transitions that stay in their state stand in its box,
 * and all that lead from one state to another share an arrow.
 */
export function chartMermaid(machine: AnyStateMachine): string {
  const outline = outlineOf(machine);
  const names = stateNames(outline);
  const { root } = outline;
  const lines =
    root.kind === 'compound' && insideOf(root, outline).length === 0 && !isEnd(root, outline)
      ? belowOf(root, outline, names)
      : stateLines(root, outline, names);
  // All outside: an arrow inside a state would move the states that it joins into that one.
  const arrows = arrowsOf(outline, Infinity).map(({ source, target, transitions }) => {
    const label = mermaidLines(transitions.map((transition) => transitionText(transition, true)));
    return `${names.get(source) ?? ''} --> ${names.get(target) ?? ''} : ${label}`;
  });
  const body = [...lines, ...arrows].map((line) => `  ${line}`);
  return [...mermaidTitle(outline.id), 'stateDiagram-v2', ...body, ''].join('\n');
}

/** A name for each state that Mermaid takes for one, and that no other state has. */
function stateNames({ root }: Outline): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { path, name } of withInner(root)) {
    const word = (path === '' ? name : path).replace(/[^A-Za-z0-9]+/gu, '_');
    const base = RESERVED.has(word.toLowerCase()) || !/^[A-Za-z]/u.test(word) ? `state_${word}` : word;
    let free = base;
    for (let number = 2; taken.has(free); number++) free = `${base}_${number}`;
    taken.add(free);
    names.set(path, free);
  }
  return names;
}

function stateLines(state: OutlineState, outline: Outline, names: ReadonlyMap<string, string>): readonly string[] {
  const name = names.get(state.path) ?? '';
  const title = `state "${mermaidText(state.kind === 'history' ? 'H' : state.name)}" as ${name}`;
  const inside = insideOf(state, outline).map(mermaidText);
  if (state.states.length === 0) {
    return [
      title,
      ...inside.map((line) => `${name} : ${line}`),
      ...(state.kind === 'final' ? [`${name} --> [*]`] : []),
    ];
  }
  return [
    `${title} {`,
    ...belowOf(state, outline, names).map((line) => `  ${line}`),
    '}',
    // A state that holds others has no room for lines of its own.
    ...(inside.length === 0 ? [] : [`note right of ${name}`, ...inside.map((line) => `  ${line}`), 'end note']),
  ];
}

/** The states in a state; the regions of a parallel one side by side. */
function belowOf(state: OutlineState, outline: Outline, names: ReadonlyMap<string, string>): readonly string[] {
  const beginning = state.initial === undefined ? [] : [`[*] --> ${names.get(state.initial) ?? ''}`];
  const inner = state.states.flatMap((one, at) => [
    ...(state.kind === 'parallel' && at > 0 ? ['--'] : []),
    ...stateLines(one, outline, names),
  ]);
  return [...beginning, ...inner];
}

function insideOf(state: OutlineState, { transitions }: Outline): readonly string[] {
  return [
    ...(state.entry.length === 0 ? [] : [`entry / ${state.entry.join(', ')}`]),
    ...(state.exit.length === 0 ? [] : [`exit / ${state.exit.join(', ')}`]),
    ...transitions
      .filter((transition) => transition.source === state.path && isInternal(transition))
      .map((transition) => transitionText(transition, false)),
  ];
}

function isEnd({ path }: OutlineState, { transitions }: Outline): boolean {
  return transitions.some(({ source, targets }) => source === path || targets.includes(path));
}
