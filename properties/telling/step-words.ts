import type { Change, ToldStep, TraceStep } from '../checker/index.ts';
import { messageText } from './json-text.ts';

/** The instances of each part that a run shows. One that is alone in its part needs no naming. */
export type Cast = ReadonlyMap<string, ReadonlySet<string>>;

/** The change of a whole part between up and down, which concerns none of its instances. */
export function isStatus({ path }: Change): boolean {
  return path === 'status';
}

export function castOf(steps: readonly TraceStep[], changes: readonly Change[] = []): Cast {
  const cast = new Map<string, Set<string>>();
  const add = (part: string, instance: string): unknown =>
    cast.set(part, (cast.get(part) ?? new Set<string>()).add(instance));
  for (const step of steps) if ('instance' in step) add(step.part, step.instance);
  for (const change of changes) if (!isStatus(change)) add(change.part, change.instance);
  return cast;
}

/** An instance that is a whole role is called by its chart's id, `protocol/thing`: the thing is enough. */
export function instanceName(instance: string): string {
  return instance.slice(instance.lastIndexOf('/') + 1);
}

/** What happened in a step, as one sentence without a full stop. */
export function sentence(
  step: TraceStep,
  cast: Cast,
  changes: ToldStep['changes'] = [],
  ended: ToldStep['ended'] = [],
): string {
  switch (step.kind) {
    case 'deliver':
      return step.kept === true
        ? `the message ${messageText(step.message)} from ${step.from} to ${step.part} is delivered and stays (a duplicate)`
        : `${step.part} takes ${messageText(step.message)} from ${step.from}`;
    case 'lose':
      return `the message ${messageText(step.message)} from ${step.from} to ${step.to} is lost`;
    case 'timer':
      return `timer ${step.timer} of ${actor(step, cast)} ends`;
    case 'choice':
      return `${actor(step, cast)} chooses ${choiceName(step.choice)}`;
    case 'stimulus':
      return `${step.part} is told ${messageText(step.message)} from outside`;
    case 'tick':
      return step.clock === 'all' ? 'one tick passes' : `one tick passes on the clock of ${step.clock}`;
    default:
      return `${faultWords(step.kind, step.target)}${consequence(step.target, changes, ended)}`;
  }
}

/** Events of the kind `choice.…` are freedom; the prefix is grammar, not name. */
export function choiceName(choice: string): string {
  return choice.replace(/^choice\./u, '');
}

export function faultWords(kind: 'crash' | 'restart' | 'remove' | 'cut' | 'heal', target: string): string {
  switch (kind) {
    case 'crash':
      return `${target} crashes`;
    case 'restart':
      return `${target} restarts`;
    case 'remove':
      return `${target} is removed for good`;
    case 'cut':
      return `the link ${target} is cut`;
    case 'heal':
      return `the link ${target} heals`;
  }
}

function actor({ part, instance }: { readonly part: string; readonly instance: string }, cast: Cast): string {
  return (cast.get(part)?.size ?? 0) > 1 ? `${part}.${instanceName(instance)}` : part;
}

/** Who goes down or comes up with a host; of a part that falls alone the sentence has said so already. */
function consequence(target: string, changes: ToldStep['changes'], ended: NonNullable<ToldStep['ended']>): string {
  // Who ended in answer to the fault was not struck by it: that is told apart.
  const moved = changes.filter((change) => isStatus(change) && ended.every(({ part }) => part !== change.part));
  const [first] = moved;
  if (first === undefined || (moved.length === 1 && first.part === target)) return '';
  const [one, up] = [moved.length === 1, first.after === 'up'];
  const verb = up ? (one ? 'comes up' : 'come up') : one ? 'goes down' : 'go down';
  return `: ${moved.map(({ part }) => part).join(', ')} ${verb}`;
}
