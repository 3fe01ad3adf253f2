import type { AnyStateMachine } from 'xstate';
import { actionNames, guardText, triggerText, type ActionShape } from './transition-words.ts';

/** A chart as it is drawn: its tree of states and its transitions, by name alone. */
export interface Outline {
  /** The chart's id, such as `process-state/entry`. */
  readonly id: string;
  readonly root: OutlineState;
  /** In the order of the chart: by source, then by event, then by candidate. */
  readonly transitions: readonly OutlineTransition[];
}

export interface OutlineState extends Told {
  /** Keys from the root, joined by dots; the root itself has none. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  /** The path of the state in which a compound one begins. */
  readonly initial: string | undefined;
  readonly states: readonly OutlineState[];
}

export interface OutlineTransition extends Told {
  /** `source event number`, unique in its chart. */
  readonly id: string;
  readonly source: string;
  /** Paths of the states that it leads to; without any it stays where it is. */
  readonly targets: readonly string[];
  /** `Heartbeat`, `after countPeriod`, `always`. */
  readonly trigger: string;
  readonly guard: string | undefined;
  readonly actions: readonly string[];
  /** It leaves its state and enters it again, so that timers start anew. */
  readonly reenters: boolean;
}

/** What a chart says of a part of itself in words. */
interface Told {
  readonly description: string | undefined;
  readonly clauses: readonly string[];
}

/** What is read of XState's nodes and transitions, whose own types are `any` where it matters. */
interface NodeShape {
  readonly key: string;
  readonly type: OutlineState['kind'];
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, NodeShape>>;
  readonly description?: string;
  readonly meta?: unknown;
  readonly entry: readonly ActionShape[];
  readonly exit: readonly ActionShape[];
  readonly initial: { readonly target: readonly NodeShape[] };
  readonly transitions: ReadonlyMap<string, readonly TransitionShape[]>;
  readonly always?: readonly TransitionShape[];
}

interface TransitionShape {
  readonly target?: readonly NodeShape[];
  readonly guard?: unknown;
  readonly actions: readonly ActionShape[];
  readonly reenter: boolean;
  readonly description?: string;
  readonly meta?: unknown;
  readonly delay?: number | string;
}

/** Reads a chart: every state and every transition that it declares, and nothing of what it would do. */
export function outlineOf(machine: AnyStateMachine): Outline {
  const root = machine.root as unknown as NodeShape;
  return { id: machine.id, root: stateOf(root, nameOf(machine.id)), transitions: transitionsBelow(root) };
}

/** The state and all below it, from the outside in. */
export function withInner(state: OutlineState): readonly OutlineState[] {
  return [state, ...state.states.flatMap(withInner)];
}

/** `entry` for the chart `process-state/entry`. */
function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function stateOf(node: NodeShape, name = node.key): OutlineState {
  return {
    path: pathOf(node),
    name,
    kind: node.type,
    ...toldOf(node),
    entry: actionNames(node.entry),
    exit: actionNames(node.exit),
    initial: node.type === 'compound' ? node.initial.target.map(pathOf)[0] : undefined,
    states: Object.values(node.states).map((inner) => stateOf(inner)),
  };
}

function transitionsBelow(node: NodeShape): readonly OutlineTransition[] {
  return [
    ...[...node.transitions].flatMap(([event, candidates]) => transitionsOf(node, event, candidates)),
    ...transitionsOf(node, '', node.always ?? []),
    ...Object.values(node.states).flatMap(transitionsBelow),
  ];
}

function transitionsOf(
  node: NodeShape,
  event: string,
  candidates: readonly TransitionShape[],
): readonly OutlineTransition[] {
  return candidates.map((candidate, at) => {
    const trigger = triggerText(event, candidate.delay);
    return {
      id: `${pathOf(node)} ${trigger} ${at}`.trim(),
      source: pathOf(node),
      targets: candidate.target?.map(pathOf) ?? [],
      trigger,
      // One without a guard is taken when none before it is: `else`, and not another way to do the same.
      guard: candidate.guard === undefined ? (at === 0 ? undefined : 'else') : guardText(candidate.guard),
      actions: actionNames(candidate.actions),
      reenters: candidate.reenter,
      ...toldOf(candidate),
    };
  });
}

function pathOf({ path }: NodeShape): string {
  return path.join('.');
}

function toldOf({ description, meta }: { readonly description?: string; readonly meta?: unknown }): Told {
  const clauses = (meta as { readonly clauses?: unknown } | undefined)?.clauses;
  return { description, clauses: Array.isArray(clauses) ? clauses.map(String) : [] };
}
