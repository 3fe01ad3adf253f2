import { describe, expect, it } from 'vitest';
import { allProperties } from '../../spec/process-state/properties/index.ts';
import { processStateSystems } from './catalogue/index.ts';
import * as witnesses from './witnesses.ts';

/** Goal: nothing is stated that no system is judged by. Method: what is defined is compared with what the quick scopes require. */

const required = processStateSystems.map(({ name, scopes }) => ({
  name,
  properties: scopes.quick.build({}).properties,
}));
const expected = required.flatMap(({ properties }) => properties.filter((property) => property.expect !== 'violated'));
const names = new Set(expected.map(({ name }) => name));

describe('the systems of process-state', () => {
  it('require every property of the specification in some quick scope', () => {
    expect(allProperties.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
  });

  it('require every witness in some quick scope', () => {
    const defined = Object.values(witnesses).map(({ name }) => name);
    expect(defined.filter((name) => !names.has(name))).toEqual([]);
  });

  it('each have a witness, without which a pass may mean that nothing happened', () => {
    const unseen = required.filter(({ properties }) => !properties.some(({ kind }) => kind === 'sometimes'));
    expect(unseen.map(({ name }) => name)).toEqual([]);
  });
});
