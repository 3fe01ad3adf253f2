import type { Change, Counterexample, ToldStep, TraceStep } from '../checker/index.ts';
import { isNotice, noticeWords, withEnds } from './endings.ts';
import { jsonText, messageText } from './json-text.ts';
import { castOf, instanceName, isStatus, sentence } from './step-words.ts';

/** What is told: a sentence, the clauses that it guards, and the run that breaks it. */
export interface Tale {
  readonly name: string;
  readonly clauses: readonly string[];
  readonly counterexample: Counterexample;
}

/** A counterexample as numbered steps: who did what, and under each step what changed and what was sent. */
export function tellInWords({ name, clauses, counterexample }: Tale): string {
  const { started, endedAtStart = [], steps, finding, underWay } = counterexample;
  const beginning = sendsOf(started, undefined, endedAtStart);
  return [
    name,
    ...(clauses.length > 0 ? [`  guards:  ${clauses.join(', ')}`] : []),
    `  finding: ${finding}`,
    '',
    ...(beginning.length > 0 ? ['At the start:', ...beginning.map((line) => `  ${line}`), ''] : []),
    ...tellSteps(steps),
    ...(underWay.length > 0 ? ['', 'Still under way:', ...grouped(underWay).map((line) => `  ${line}`)] : []),
  ].join('\n');
}

/** The steps alone, a line or more for each. */
export function tellSteps(steps: readonly ToldStep[]): readonly string[] {
  if (steps.length === 0) return ['It is so from the start: no step is needed.'];
  const cast = castOf(
    steps.map(({ step }) => step),
    steps.flatMap(({ changes }) => changes),
  );
  const parts = partsNamed(steps);
  const digits = String(steps.length).length;
  return steps.flatMap(({ step, sent, ended, changes }, at) => [
    `${String(at + 1).padStart(digits + 2)}  ${sentence(step, cast, changes, ended)}`,
    ...[...changeLines({ step, changes }, parts), ...sendsOf(sent, actorOf(step), ended)].map(
      (line) => `${' '.repeat(digits + 6)}${line}`,
    ),
  ]);
}

/** All parts that the steps name, whatever they do there. */
export function partsNamed(steps: readonly ToldStep[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap(({ step, sent, changes }) => [
      ...('part' in step ? [step.part] : []),
      ...[...sent, ...changes].flatMap((of) => ('part' in of ? [of.part] : [of.from, of.to])),
    ]),
  );
}

/** What changed in a step, a line for each change; coming up and going down is said elsewhere. */
export function changeLines(
  { step, changes }: Pick<ToldStep, 'step' | 'changes'>,
  parts: ReadonlySet<string>,
): readonly string[] {
  return changes.filter((change) => !isStatus(change)).map((change) => changeText(change, actorOf(step), parts));
}

function actorOf(step: TraceStep): string | undefined {
  return 'part' in step ? step.part : undefined;
}

/**
 * `process: registering → running`. The part is named too where another than the actor changes, as in a rendezvous, and
 * where its instance is called like a part of the system, as an entry about it is.
 */
function changeText(
  { part, instance, path, before, after }: Change,
  actor: string | undefined,
  parts: ReadonlySet<string>,
): string {
  const isPlain = part === actor && (instance === part || !parts.has(instance));
  const place = isPlain ? instanceName(instance) : `${part}.${instanceName(instance)}`;
  const [root, ...inner] = path.split('.');
  if (root === 'state') {
    const region = inner.map((name) => `${name}.`).join('');
    return `${place}: ${region}${stateText(before)} → ${region}${stateText(after)}`;
  }
  return `${[place, ...inner].join('.')}: ${jsonText(before)} → ${jsonText(after)}`;
}

/** A state of XState as a path; the regions of a parallel state side by side. */
function stateText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const regions = Object.entries(value).map(([name, inner]) => {
    const below = stateText(inner);
    if (below === '') return name;
    return below.includes(' & ') ? `${name}.(${below})` : `${name}.${below}`;
  });
  return regions.join(' & ');
}

/**
 * What was sent, a line for each message; who sends it is named where that is not the actor. Who ended is told after what it
 * sent, and then who was told of it.
 */
export function sendsOf(
  sent: ToldStep['sent'],
  actor: string | undefined,
  ended: ToldStep['ended'] = [],
): readonly string[] {
  const lines = merged(sent).map((broadcast) => {
    const { from, to, message } = broadcast;
    if (isNotice(broadcast)) return { from, to, isNotice: true, text: noticeWords(broadcast, to) };
    const receivers = to.map((name) => (name === 'environment' ? 'the outside' : name)).join(', ');
    return {
      from,
      to,
      isNotice: false,
      text: `${from === actor ? '' : `${from} `}sends ${messageText(message)} to ${receivers}`,
    };
  });
  return withEnds(lines, ended);
}

function grouped(messages: Counterexample['underWay']): readonly string[] {
  return merged(messages).map(({ from, to, message }) => `${messageText(message)} from ${from} to ${to.join(', ')}`);
}

interface Broadcast {
  readonly from: string;
  readonly to: readonly string[];
  readonly message: Readonly<Record<string, unknown>>;
}

/** Equal messages that one part sends to several in a row are told as one. */
function merged(messages: ToldStep['sent']): readonly Broadcast[] {
  const broadcasts: Broadcast[] = [];
  for (const { from, to, message } of messages) {
    const last = broadcasts.at(-1);
    if (last?.from === from && jsonText(last.message) === jsonText(message)) {
      broadcasts[broadcasts.length - 1] = { ...last, to: [...last.to, to] };
    } else {
      broadcasts.push({ from, to: [to], message });
    }
  }
  return broadcasts;
}
