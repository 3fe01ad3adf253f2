import { anchor, blocks, heading, slug, table } from '../markdown.ts';
import { clauseLinks, withClauseLinks } from '../places.ts';
import type { ToldSubject } from '../told-subject.ts';

/** The runs that break naive implementations. */
export function trapsSection({ subject }: ToldSubject): string {
  const rows = subject.traps.map(({ id, events, wrong, guardedBy, note }) => [
    `${anchor(`trap-${slug(id)}`)}${id}`,
    withClauseLinks(events, subject),
    blocks(withClauseLinks(wrong, subject), note === undefined ? undefined : `*${withClauseLinks(note, subject)}*`),
    clauseLinks(guardedBy, subject),
  ]);
  return blocks(
    heading(1, 'Traps'),
    'Sequences of events that break an implementation which does not think of them, and what stands against each.',
    table(['trap', 'what happens', 'what goes wrong', 'guarded by'], rows),
  );
}
