import { describe, expect, test } from 'vitest';
import type { Channel } from '../checker/index.ts';
import { selectiveReplaySystems } from './catalogue/index.ts';
import { ARBITER, clientsOf, unitsOf } from './composition.ts';
import { selectiveReplay } from './system.ts';

// Goal: nobody speaks to anybody but over the virtual channels of the fabric, and no process of a unit has one of its own. [RPL-4, RPL-5]
// Method: who may speak to whom is read from every system of the catalogue; the checker refuses a message that no channel carries.

const ends = (names: string | readonly string[] | undefined): readonly string[] =>
  typeof names === 'string' ? [names] : (names ?? []);

/** What a channel of the fabric leads from and to: no other one shares its queue. */
const pairOf = ({ from, to }: Channel): string => `${ends(from).join()} -> ${ends(to).join()}`;

describe.each(
  selectiveReplaySystems.flatMap(({ name, scopes }) => Object.values(scopes).map((of) => [name, of] as const)),
)('%s', (_name, { composition }) => {
  const { channels, parts, hosts } = selectiveReplay(composition);
  const units = unitsOf(composition);
  const clients = clientsOf(composition).map(({ client }) => client);
  const fabric = channels.filter(({ from, to }) => ![...ends(from), ...ends(to)].includes(ARBITER));
  // Heartbeats are apart from all else, so that no traffic stands for one.
  const beats = fabric.filter(({ carries }) => carries.join() === 'UnitHeartbeat');

  test('has a channel each way between any two units, and between each unit and each client, and none between clients', () => {
    const ofUnits = units.flatMap((one) => units.filter((other) => other !== one).map((other) => `${one} -> ${other}`));
    const withClients = units.flatMap((unit) =>
      clients.flatMap((client) => [`${unit} -> ${client}`, `${client} -> ${unit}`]),
    );
    const others = fabric.filter((channel) => !beats.includes(channel));
    expect(others.map(pairOf).sort()).toEqual([...ofUnits, ...withClients].sort());
    expect(beats.length === 0 ? ofUnits : beats.map(pairOf)).toEqual(ofUnits);
  });

  test('has nobody at the end of a channel but units and clients, each on a card of its own or of its slot', () => {
    expect(Object.keys(parts).sort()).toEqual([...units, ...clients, ARBITER].sort());
    const cards = new Set(hosts.map(({ name }) => name));
    for (const name of [...units, ...clients]) expect(cards).toContain(parts[name]?.host);
    expect(new Set(units.map((name) => parts[name]?.host)).size).toBe(units.length);
  });
});
