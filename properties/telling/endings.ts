import { PART_ENDED, type ToldStep } from '../checker/index.ts';
import { isStatus } from './step-words.ts';

type Sent = ToldStep['sent'][number];

/** Whether a message is no part's own: an observer is told that this part is down. */
export function isNotice({ message }: Pick<Sent, 'message'>): boolean {
  return message.type === PART_ENDED;
}

/** What an observer is told, as a sentence without a full stop. */
export function noticeWords({ from, message }: Pick<Sent, 'from' | 'message'>, observers: readonly string[]): string {
  return `${observers.join(', ')} is told that ${from} is down (boot ${String(message.boot)})`;
}

export function endWords(part: string): string {
  return `${part} ends`;
}

/** Lines about what was sent, each after its sender, with the end of each part that ended after the last that it sent. */
export function withEnds(
  lines: readonly {
    readonly from: string;
    readonly to: readonly string[];
    readonly isNotice: boolean;
    readonly text: string;
  }[],
  ended: ToldStep['ended'] = [],
): readonly string[] {
  const texts = lines.map(({ text }) => [text]);
  const unsaid: string[] = [];
  for (const { part } of ended) {
    const notice = lines.findIndex(({ from, isNotice: told }) => told && from === part);
    const last = lines.findLastIndex(({ from }) => from === part);
    // Who has said nothing may have ended on being told that another is down.
    const told = lines.findIndex(({ to, isNotice: isTold }) => isTold && to.includes(part));
    if (notice !== -1) texts[notice]?.unshift(endWords(part));
    else (texts[Math.max(last, told)] ?? unsaid).push(endWords(part));
  }
  return [...unsaid, ...texts.flat()];
}

/** The parts that came up in a step and ended in it: down before and after, so that no change tells of them. */
export function shortLived({ step, changes, ended = [] }: ToldStep): readonly string[] {
  if (step.kind !== 'restart') return [];
  const moved = new Set(changes.filter(isStatus).map(({ part }) => part));
  return ended.map(({ part }) => part).filter((part) => !moved.has(part));
}
