/** An action as XState holds it: by name, by name with parameters, or a function of its own. */
export type ActionShape = string | NamedShape | (((...of: never[]) => unknown) & { readonly type?: string });

interface NamedShape {
  readonly type: string;
}

/** `Heartbeat`, `after countPeriod`, `always`. */
export function triggerText(event: string, delay: number | string | undefined): string {
  if (delay !== undefined) return `after ${delay}`;
  if (event === '') return 'always';
  if (event.startsWith('xstate.done.state.')) return 'done';
  return event === '*' ? 'any other event' : event;
}

/** A guard by its name; `and`, `or` and `not` as one would say them. */
export function guardText(guard: unknown, inside = false): string {
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'object' && guard !== null) return (guard as NamedShape).type;
  const { name, guards } = guard as { readonly name: string; readonly guards?: readonly unknown[] };
  if (guards === undefined) return name === '' ? 'condition' : name;
  const words = guards.map((inner) => guardText(inner, true));
  if (name === 'not') return `not ${words.join('')}`;
  const joined = words.join(` ${name} `);
  return inside && words.length > 1 ? `(${joined})` : joined;
}

/** Actions by their names. The starts and ends of timers, which XState adds for each `after`, are no actions of the chart. */
export function actionNames(actions: readonly ActionShape[]): readonly string[] {
  return actions.filter((action) => !isTimer(action)).map(actionName);
}

function actionName(action: ActionShape): string {
  if (typeof action === 'string') return action;
  if (action.type !== undefined) return action.type.replace(/^xstate\./u, '');
  const { name } = action as { readonly name?: string };
  return name === undefined || name === '' ? 'action' : name;
}

function isTimer(action: ActionShape): boolean {
  if (typeof action !== 'function') return false;
  const { id, sendId } = action as { readonly id?: unknown; readonly sendId?: unknown };
  return [id, sendId].some((timer) => typeof timer === 'string' && timer.startsWith('xstate.after.'));
}
