import { expect, test } from 'vitest';
import { counted, duration, figure } from './figures.ts';

test('numbers are grouped, and one is not several', () => {
  expect(figure(1745408)).toBe('1,745,408');
  expect([counted(1, 'step'), counted(2, 'step'), counted(0, 'property', 'properties')]).toEqual([
    '1 step',
    '2 steps',
    '0 properties',
  ]);
});

test('times get the digits that they deserve', () => {
  expect([0.0312, 9.94, 9.96, 99.4, 99.6, 185].map(duration)).toEqual([
    '0.03 s',
    '9.94 s',
    '10.0 s',
    '99.4 s',
    '1 min 40 s',
    '3 min 5 s',
  ]);
});
