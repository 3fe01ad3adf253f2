import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { SystemError } from './errors.ts';

/** What a checked chart may do. Everything else is an effect, and effects belong to the implementation. */
const PURE_ACTIONS = new Set([
  'xstate.assign',
  'xstate.emit',
  'xstate.raise',
  'xstate.cancel',
  'xstate.enqueueActions',
]);

/** Refuses a chart that the checker could not explore soundly, each offence with its path and its fix. */
export function validateChart(machine: AnyStateMachine, path: string): void {
  for (const [name, action] of Object.entries(machine.implementations.actions)) {
    checkAction(action, `${path} > action "${name}"`);
  }
  for (const node of statesOf(machine)) validateState(machine, node, `${path} > state "${stateName(node)}"`);
}

/** All states of a chart, outermost first, in the order of the source. */
export function statesOf(machine: AnyStateMachine): readonly AnyStateNode[] {
  const below = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(below)];
  return below(machine.root);
}

/** Every event that some state names, also one that is only ignored, which XState's own list leaves out. */
export function eventsOf(machine: AnyStateMachine): readonly string[] {
  return [...new Set(statesOf(machine).flatMap((node) => [...node.transitions.keys()]))];
}

/** The path of a state inside its chart, such as `stale.hearing`; the chart's own id for the root. */
export function stateName(node: AnyStateNode): string {
  return node.path.length === 0 ? node.machine.id : node.path.join('.');
}

function validateState(machine: AnyStateMachine, node: AnyStateNode, path: string): void {
  if (node.invoke.length > 0) {
    throw new SystemError(
      path,
      '`invoke`',
      'A checked chart has no children: make the invoked actor a part of its own, or model its answer as an event.',
    );
  }
  for (const { delay } of node.after) checkDelay(machine, delay, path);
  for (const action of [...node.entry, ...node.exit]) checkReference(machine, action, path);
  const transitions = [...node.transitions.entries(), ['always', node.always ?? []] as const];
  for (const [descriptor, candidates] of transitions) {
    if (descriptor.includes('*')) {
      throw new SystemError(
        `${path} > on "${descriptor}"`,
        'a wildcard',
        'Name the events: a wildcard would hide every unexpected reception.',
      );
    }
    for (const transition of candidates) {
      checkGuard(machine, transition.guard, `${path} > on "${descriptor}"`);
      for (const action of transition.actions) checkReference(machine, action, `${path} > on "${descriptor}"`);
    }
  }
}

function checkDelay(machine: AnyStateMachine, delay: unknown, path: string): void {
  if (typeof delay !== 'string' || /^\d+$/u.test(delay)) {
    throw new SystemError(
      `${path} > after`,
      typeof delay === 'function' ? 'an inline delay' : `the number ${String(delay)}`,
      'Name the delay in `setup({ delays })`, so that a system can scale it and the docs can print it.',
    );
  }
  if (!(delay in machine.implementations.delays)) {
    throw new SystemError(
      `${path} > after`,
      `the undeclared delay "${delay}", which XState would let end at once`,
      declare('delays', machine.implementations.delays),
    );
  }
}

function checkReference(machine: AnyStateMachine, action: unknown, path: string): void {
  const name = nameOf(action);
  if (name === undefined) {
    checkAction(action, `${path} > inline action`);
  } else if (!(name in machine.implementations.actions)) {
    throw new SystemError(
      path,
      `the undeclared action "${name}", which XState would skip in silence`,
      declare('actions', machine.implementations.actions),
    );
  }
}

function checkAction(action: unknown, path: string): void {
  const type = typeof action === 'function' && 'type' in action ? String(action.type) : undefined;
  if (type !== undefined && PURE_ACTIONS.has(type)) return;
  throw new SystemError(
    path,
    type === undefined ? 'a plain function, whose effect the checker cannot see' : `\`${type.replace('xstate.', '')}\``,
    'Use assign, emit, raise, cancel or enqueueActions of these; an implementation replaces the action with `provide`.',
  );
}

function checkGuard(machine: AnyStateMachine, guard: unknown, path: string): void {
  if (guard === undefined) return;
  const name = nameOf(guard);
  if (name !== undefined) {
    if (!(name in machine.implementations.guards)) {
      throw new SystemError(path, `the undeclared guard "${name}"`, declare('guards', machine.implementations.guards));
    }
    return;
  }
  // `and`, `or` and `not` carry the guards that they combine.
  if (typeof guard === 'function' && 'guards' in guard && Array.isArray(guard.guards)) {
    for (const inner of guard.guards) checkGuard(machine, inner, path);
  }
}

/** The name by which a chart refers to an implementation; undefined for one that stands inline. */
export function nameOf(reference: unknown): string | undefined {
  if (typeof reference === 'string') return reference;
  if (typeof reference === 'object' && reference !== null && 'type' in reference) return String(reference.type);
  return undefined;
}

function declare(what: string, declared: object): string {
  const names = Object.keys(declared);
  return `Declare it in \`setup({ ${what} })\`${names.length > 0 ? `; declared are ${names.join(', ')}` : ''}.`;
}
