import { describe, expect, it } from 'vitest';
import { options } from '../options.ts';
import { acknowledgingClauses } from './acknowledging.ts';
import { boundingClauses } from './bounding.ts';
import { cookieClauses } from './cookies.ts';
import { cutAndReignClauses } from './cut-and-reign.ts';
import { clauses } from './index.ts';
import { matchingClauses } from './matching.ts';
import { probingClauses } from './probing.ts';
import { replayingClauses } from './replaying.ts';
import { returningClauses } from './returning.ts';
import { structureClauses } from './structure.ts';
import { updatingClauses } from './updating.ts';

const subjects = [
  ['structure', structureClauses, 1, 12],
  ['updates', updatingClauses, 20, 30],
  ['matching', matchingClauses, 31, 43],
  ['acknowledgements', acknowledgingClauses, 44, 54],
  ['cookies', cookieClauses, 55, 60],
  ['probes', probingClauses, 65, 75],
  ['replays', replayingClauses, 76, 86],
  ['the cut and the reign', cutAndReignClauses, 87, 99],
  ['return and several standbys', returningClauses, 100, 109],
  ['bounds and channels', boundingClauses, 110, 124],
] as const;
const ids = new Set(clauses.map((clause) => clause.id));

describe('the clauses of selective replay', () => {
  it.each(subjects)('number %s without a gap', (_subject, of, first, last) => {
    expect(of.map((clause) => clause.id)).toEqual(
      Array.from({ length: last - first + 1 }, (_, index) => `RPL-${first + index}`),
    );
  });

  it('are 113, each with an id of its own', () => {
    expect(clauses).toHaveLength(113);
    expect(ids.size).toBe(113);
  });

  it.each(clauses.map((clause) => [clause.id, clause] as const))('%s is a sentence with a source', (_id, clause) => {
    expect(clause.text).toMatch(/\.$/);
    expect(clause.source).toMatch(
      /^(Selective Replay of State Information within a Computing Device, \d{4}|inferred: \w)/,
    );
    expect(clause.source).not.toMatch(/\.$/);
  });

  it('cite only paragraphs of the document, and figures with their own blocks', () => {
    const cited = clauses.flatMap(({ source }) => source.match(/\b0\d{3}\b/g) ?? []).map(Number);
    expect(Math.min(...cited)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...cited)).toBeLessThanOrEqual(79);
    for (const { id, source } of clauses) {
      for (const [, figure, blocks] of source.matchAll(/Fig\. (\d) blocks? ([\d, ]+)/g)) {
        for (const block of blocks?.match(/\d+/g) ?? []) expect(block.slice(0, 1), `${id}: ${block}`).toBe(figure);
      }
    }
  });

  it('rest on a paragraph each, those that are inferred too', () => {
    expect(clauses.filter(({ source }) => !/\b0\d{3}\b/.test(source)).map(({ id }) => id)).toEqual([]);
  });

  it('refer only to clauses that exist', () => {
    const referred = clauses.flatMap(({ text, source }) => `${text} ${source}`.match(/(?<![\w-])RPL-\d+/g) ?? []);
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
    for (const { id, text, option } of variants) expect(text, id).toContain(`\`rpl.${String(option)}`);
  });
});
