import { setup } from 'xstate';
import { roleOf } from '../../machines/role.ts';
import type { Clause } from '../../spec/clause.ts';
import type { Property } from '../../spec/property.ts';
import { closed, type CataloguedSystem } from '../catalogue.ts';
import type { Sources } from './citations.ts';
import type { Protocol } from './protocols.ts';

// A protocol of a lamp, of which all is as it should be; a test makes wrong what it is about.

const lamp = setup({ types: { events: {} as { type: 'Press' | 'Break' } } }).createMachine({
  id: 'toy/lamp',
  context: {},
  initial: 'dark',
  states: {
    dark: { on: { Press: { target: 'lit', description: 'It is lit.', meta: { clauses: ['TOY-LMP-1'] } } } },
    lit: {
      on: {
        Press: { target: 'dark', description: 'It goes out.', meta: { clauses: ['TOY-LMP-1', 'S-TOY-1'] } },
        Break: { target: 'dark', description: 'It breaks.', meta: { clauses: ['TOY-LMP-2'] } },
      },
    },
  },
});

/** Cited by transitions, by a property and by a test, waiting, and of level MAY: one clause of each kind. */
const clauses: readonly Clause[] = [
  { id: 'TOY-LMP-1', level: 'MUST', text: 'A press changes the lamp.', source: 'inferred: it is a lamp' },
  { id: 'TOY-LMP-2', level: 'MUST', text: 'A broken lamp is dark.', source: 'inferred: it is a lamp' },
  { id: 'TOY-LMP-3', level: 'MUST', text: 'A lamp is dark or lit.', source: 'inferred: it is a lamp' },
  { id: 'TOY-FUS-1', level: 'MUST', text: 'A fuse ends a short circuit.', source: 'inferred: it is a fuse' },
  { id: 'TOY-FUS-2', level: 'MUST', text: 'A fuse is put back.', source: 'inferred: it is a fuse' },
  { id: 'TOY-FUS-3', level: 'MAY', text: 'A fuse rings.', source: 'inferred: it is a fuse', option: 'fuse.bell' },
];

export const lampProtocol: Protocol = {
  name: 'lamp',
  clauses,
  waiting: [{ clause: 'TOY-FUS-2', reason: 'Fuses: next ring' }],
  charts: { lamp },
  propertyIds: /^S-TOY-\d+$/u,
};

const darkOrLit: Property<unknown> = {
  kind: 'always',
  name: 'The lamp is dark or lit',
  clauses: ['TOY-LMP-3', 'S-TOY-2'],
  holds: () => true,
};

/** A catalogued system of the lamp with that property, or another. */
export function lampSystem(name: string, ...properties: readonly Property<unknown>[]): CataloguedSystem {
  const build = () =>
    closed({
      name,
      hosts: [{ name: 'desk' }],
      parts: { lamp: { role: roleOf(lamp), host: 'desk' } },
      channels: [],
      view: () => undefined,
      properties: properties.length === 0 ? [darkOrLit] : properties,
    });
  const scope = { reason: 'one lamp', build };
  return { name, title: name, scopes: { quick: scope, full: scope } };
}

export const lampSources: Sources = {
  protocols: [lampProtocol],
  systems: [lampSystem('lamp/alone'), lampSystem('lamp/again')],
  citingTests: { 'TOY-FUS-1': ['fuse.test.ts > a fuse ends a short circuit [TOY-FUS-1]'] },
};
