import { describe, expect, test } from 'vitest';
import { staleMark, synchronisation } from './source-table.ts';

// Goal: the figures of tables measure what they say. Method: small tables; the measures themselves refuse a wrong result. No time is judged.

const told: string[] = [];
const options = { participants: 0, graphParticipants: 0, rounds: 2, tell: (line: string) => void told.push(line) };

describe('the figures of tables', () => {
  test('mark tables of two sizes in turn', () => {
    const figure = staleMark(options, { few: 10, many: 1_000, marks: 50 });
    expect(figure.name).toBe('stale-mark');
    expect(figure.what).toContain('1,000 records stale over that of 10 records');
    expect(figure.what).toContain('medians of 2 rounds of 50 marks in turn');
    expect(figure.measured).toBeGreaterThan(0);
  });

  test('synchronise a table that differs in three ways', () => {
    const figure = synchronisation(options, { many: 500 });
    expect(figure.name).toBe('synchronisation');
    expect(figure.what).toContain('synchronise 500 records, of which one in 100');
    expect(figure.measured).toBeGreaterThan(0);
    expect(told).toContain('synchronisation: round 2 of 2');
  });
});
