import { describe, expect, it } from 'vitest';
import { options } from '../options.ts';
import { communicationKeyClauses } from './communication-key.ts';
import { heartbeatClauses } from './heartbeat.ts';
import { clauses } from './index.ts';
import { lookUpClauses } from './look-up.ts';
import { notificationClauses } from './notification.ts';
import { registrationClauses } from './registration.ts';

const families = [
  ['PSM-REG', registrationClauses, 20],
  ['PSM-LKP', lookUpClauses, 18],
  ['PSM-HBT', heartbeatClauses, 27],
  ['PSM-KEY', communicationKeyClauses, 18],
  ['PSM-NTF', notificationClauses, 13],
] as const;
const ids = new Set(clauses.map((clause) => clause.id));

describe('the clauses of the process state manager', () => {
  it.each(families)('number the family %s without a gap', (family, of, count) => {
    expect(of.map((clause) => clause.id)).toEqual(
      Array.from({ length: count }, (_, index) => `${family}-${index + 1}`),
    );
  });

  it('are 96, each with an id of its own', () => {
    expect(clauses).toHaveLength(96);
    expect(ids.size).toBe(96);
  });

  it.each(clauses.map((clause) => [clause.id, clause] as const))('%s is a sentence with a source', (_id, clause) => {
    expect(clause.text).toMatch(/\.$/);
    expect(clause.source).toMatch(/^(Method and Apparatus for Process Sync Restart, \d{4}|inferred: \w)/);
    expect(clause.source).not.toMatch(/\.$/);
  });

  it('cite only paragraphs of the part on the process state manager', () => {
    const cited = clauses.flatMap((clause) => clause.source.match(/\b\d{4}\b/g) ?? []).map(Number);
    expect(Math.min(...cited)).toBeGreaterThanOrEqual(2);
    // 0043 and later are about synchronisation, except for the hosting hardware in 0052.
    expect(cited.filter((paragraph) => paragraph > 42 && paragraph !== 52)).toEqual([]);
  });

  it('refer only to clauses that exist', () => {
    const referred = clauses.flatMap((clause) =>
      [...`${clause.text} ${clause.source}`.matchAll(/\b(REG|LKP|HBT|KEY|NTF)-(\d+)/g)].map(
        ([, family, number]) => `PSM-${family}-${number}`,
      ),
    );
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
});
