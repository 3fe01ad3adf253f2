import { describe, expect, it } from 'vitest';
import { options } from '../options.ts';
import { clauses } from './index.ts';
import { receiverOptionsClauses } from './receiver-options.ts';
import { restartedSourceClauses } from './restarted-source.ts';
import { rippleAndMemoryClauses } from './ripple-and-memory.ts';
import { staleMarkingClauses } from './stale-marking.ts';
import { synchronisationClauses } from './synchronisation.ts';

const subjects = [
  ['stale marking', staleMarkingClauses, 1, 20],
  ['synchronisation', synchronisationClauses, 21, 37],
  ['the restarted source', restartedSourceClauses, 40, 54],
  ['ripple and memory', rippleAndMemoryClauses, 60, 77],
  ['the options of receivers', receiverOptionsClauses, 80, 86],
] as const;
const ids = new Set(clauses.map((clause) => clause.id));

describe('the clauses of restart synchronisation', () => {
  it.each(subjects)('number %s without a gap', (_subject, of, first, last) => {
    expect(of.map((clause) => clause.id)).toEqual(
      Array.from({ length: last - first + 1 }, (_, index) => `SYNC-${first + index}`),
    );
  });

  it('are 77, each with an id of its own', () => {
    expect(clauses).toHaveLength(77);
    expect(ids.size).toBe(77);
  });

  it.each(clauses.map((clause) => [clause.id, clause] as const))('%s is a sentence with a source', (_id, clause) => {
    expect(clause.text).toMatch(/\.$/);
    expect(clause.source).toMatch(/^(Method and Apparatus for Process Sync Restart, \d{4}|inferred: \w)/);
    expect(clause.source).not.toMatch(/\.$/);
  });

  it('cite only paragraphs of the document, and figures with their own blocks', () => {
    const cited = clauses.flatMap(({ source }) => source.match(/\b0\d{3}\b/g) ?? []).map(Number);
    expect(Math.min(...cited)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...cited)).toBeLessThanOrEqual(52);
    for (const { id, source } of clauses) {
      for (const [, figure, blocks] of source.matchAll(/Fig\. (\d+) blocks? ([\d, ]+)/g)) {
        for (const block of blocks?.match(/\d+/g) ?? []) expect(block.slice(0, 2), `${id}: ${block}`).toBe(figure);
      }
    }
  });

  it('refer only to clauses that exist', () => {
    const referred = clauses.flatMap(({ text, source }) => `${text} ${source}`.match(/(?<![\w-])SYNC-\d+/g) ?? []);
    expect(referred.length).toBeGreaterThan(0);
    expect(referred.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('name an existing option where they are MAY, and none elsewhere', () => {
    for (const clause of clauses) {
      if (clause.level === 'MAY') {
        const option = options.find(({ name }) => name === clause.option);
        expect(option?.clauses, clause.id).toContain(clause.id);
      } else {
        expect(clause, clause.id).not.toHaveProperty('option');
      }
    }
  });

  it('say by which value a variant is chosen', () => {
    const variants = clauses.filter(({ level }) => level === 'MAY');
    for (const { id, text, option } of variants) expect(text, id).toContain(`\`sync.${String(option)}`);
  });
});
