import { describe, expect, it } from 'vitest';
import { fieldObservations, newSessionBesideTheOld } from './field-observations.ts';
import { options } from './options.ts';
import { receivers, type FieldReceiver, type ReceiverSetting } from './receivers.ts';

const named = Object.entries(receivers);
const inTheField = named.filter(([name]) => name !== 'sourceText') as [FieldReceiver, (typeof receivers)['frr']][];
const fieldsOf = (setting: ReceiverSetting) => Object.keys(setting) as (keyof ReceiverSetting)[];

describe('the receivers', () => {
  it('are the text and four in the field, which name what was run', () => {
    expect(named.map(([name]) => name)).toEqual(['sourceText', 'frr', 'openbgpd', 'bird', 'gobgp']);
    expect(receivers.sourceText).not.toHaveProperty('version');
    for (const [, { version }] of inTheField) expect(version).toMatch(/^\d+\.\d+(\.\d+)?$/);
  });

  it.each(named)('%s is a setting of options that exist, each of which decides one thing', (_name, { setting }) => {
    for (const field of fieldsOf(setting)) {
      const option = options.find(({ name }) => name === field);
      expect(option?.values, field).toContain(setting[field]);
    }
    expect(fieldsOf(setting)).toEqual(fieldsOf(receivers.sourceText.setting));
  });

  it('of the text have the defaults of the options, and violate nothing', () => {
    const { setting, violated, violatedInTheEnd, violatedWhereTheSourceHangs } = receivers.sourceText;
    for (const field of fieldsOf(setting)) {
      expect(setting[field], field).toBe(options.find(({ name }) => name === field)?.default);
    }
    expect([...violated, ...violatedInTheEnd, ...violatedWhereTheSourceHangs]).toEqual([]);
  });

  it.each(inTheField)('%s violates properties that are in the catalogue, each named once', (_name, receiver) => {
    const { violated, violatedInTheEnd, violatedWhereTheSourceHangs } = receiver;
    expect(violated).not.toEqual([]);
    for (const id of violated) {
      expect(id).toMatch(/^S-SYNC-\d+$/);
      expect(Number(id.slice('S-SYNC-'.length))).toBeLessThanOrEqual(19);
    }
    const inTheEnd = [...violatedInTheEnd, ...violatedWhereTheSourceHangs];
    for (const id of inTheEnd) expect(id).toMatch(/^L-SYNC-[1-5]$/);
    expect(new Set([...violated, ...inTheEnd]).size).toBe(violated.length + inTheEnd.length);
  });

  it.each(inTheField)(
    '%s lets stale data live on just where its source may be back without a timer',
    (_name, receiver) => {
      const { setting, violated, violatedWhereTheSourceHangs } = receiver;
      expect(violated.includes('S-SYNC-4')).toBe(!setting.secondTimer);
      expect(violatedWhereTheSourceHangs.includes('L-SYNC-1')).toBe(!setting.secondTimer);
      expect(violated.includes('S-SYNC-1')).toBe(!setting.holdAside);
    },
  );
});

describe('what was observed', () => {
  const deciding = fieldObservations.flatMap(({ option, ...rest }) =>
    option === undefined ? [] : [{ option, ...rest }],
  );

  it('decides each option once', () => {
    expect(deciding.map(({ option }) => option).sort()).toEqual(fieldsOf(receivers.sourceText.setting).sort());
  });

  it.each(deciding)('is what the settings say: $what', ({ option, seen, inSourceText }) => {
    expect(receivers.sourceText.setting[option]).toBe(inSourceText === 'yes');
    for (const [name, { setting }] of inTheField) {
      if (seen[name] !== 'unseen') expect(setting[option], name).toBe(seen[name] === 'yes');
    }
  });

  it('is alike everywhere where no option decides', () => {
    for (const { what, option, seen, inSourceText } of fieldObservations) {
      if (option === undefined) expect([...new Set(Object.values(seen))], what).toEqual([inSourceText]);
    }
  });

  it('can stay unseen only where what would show it does not happen', () => {
    const limited = fieldObservations.find(({ option }) => option === 'secondTimer');
    for (const { option, seen } of fieldObservations) {
      for (const [name, value] of Object.entries(seen) as [FieldReceiver, string][]) {
        if (value === 'unseen') expect([option, limited?.seen[name]]).toEqual(['limitClearsFresh', 'no']);
      }
    }
  });

  it('tells of a new session at each of them', () => {
    expect(Object.keys(newSessionBesideTheOld).sort()).toEqual(Object.keys(receivers).sort());
    for (const sentence of Object.values(newSessionBesideTheOld)) expect(sentence).toMatch(/\.$/);
  });
});
