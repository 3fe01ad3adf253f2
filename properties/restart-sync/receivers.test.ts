import { describe, expect, it } from 'vitest';
import { receivers, type FieldReceiver } from '../../spec/restart-sync/receivers.ts';
import { check, type Report } from '../checker/index.ts';
import { asInTheField } from './compositions/choices.ts';
import { passedOn } from './compositions/several.ts';
import type { Composition } from './composition.ts';
import { restartSync } from './system.ts';

// Goal: with the settings of the receivers of the field the checker finds exactly the violations that the specification
// lists, and no others (SYNC-86). Method: nothing is expected to be violated, and every property is judged to the end.

function verdictsOf(composition: Composition): Report {
  return check(restartSync({ ...composition, broken: {}, witnesses: [] }), { stopAtSurprise: false });
}

/** The safety properties of the catalogue that a report finds violated. */
function violatedIn({ properties }: Report): readonly string[] {
  const violated = properties.filter(({ verdict }) => verdict === 'violated');
  return violated.flatMap(({ clauses }) => clauses.filter((id) => id.startsWith('S-SYNC-'))).sort();
}

const inOrder = (ids: readonly string[]): readonly string[] => [...ids].sort();

/** How many deaths it takes to see all that a setting gives up; the quick scopes of the systems have two of each. */
const settings: readonly (readonly [FieldReceiver, number])[] = [
  ['frr', 1],
  ['bird', 1],
  ['gobgp', 2],
];

describe('the receivers of the field', () => {
  it('FRR and OpenBGPD have the same setting', () => {
    expect(receivers.openbgpd.setting).toEqual(receivers.frr.setting);
  });

  it('the source text gives up nothing [SYNC-86]', () => {
    expect(violatedIn(verdictsOf(passedOn('source-text', { S: 1 }, 'full-set', true)))).toEqual(
      receivers.sourceText.violated,
    );
  });

  it.each(settings)('%s gives up what the specification lists, and nothing else [SYNC-86]', (name, deaths) => {
    const report = verdictsOf(asInTheField(name, { S: deaths }));
    expect(violatedIn(report)).toEqual(inOrder(receivers[name].violated));

    const unbounded = report.properties.find(({ clauses }) => clauses.includes('S-SYNC-4'))?.counterexample;
    const told = (unbounded?.steps ?? []).map(({ step }) => step);
    const isTold = receivers[name].violated.includes('S-SYNC-4');
    expect(unbounded !== undefined).toBe(isTold);
    if (!isTold) return;
    // Death, return, no end of data, and one tick more than the limit.
    const from = told.findIndex(({ kind }) => kind === 'crash');
    const after = told.slice(from);
    expect(after.filter(({ kind }) => kind === 'crash' || kind === 'restart').map(({ kind }) => kind)).toEqual([
      'crash',
      'restart',
    ]);
    const ends = after.filter((step) => step.kind === 'deliver' && step.from === 'S' && step.message.type === 'Eof');
    expect(ends).toEqual([]);
    expect(after.filter(({ kind }) => kind === 'tick')).toHaveLength(3);
  });
});
