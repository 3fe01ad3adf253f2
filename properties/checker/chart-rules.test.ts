import { and, assign, fromPromise, log, not, or, sendTo, spawnChild } from 'xstate';
import { describe, expect, test } from 'vitest';
import { alone, anyChart, CHART, onGo, refusalOf } from './refusal.fixtures.ts';

// Goal: a chart that the checker could not explore soundly is refused, with the place and the fix.
// Method: the smallest chart that commits each offence.

const actions = { known: assign({}), other: assign({}) };
const guards = { known: () => true };

describe('a chart is refused for', () => {
  test.each([
    {
      offence: 'an undeclared action of a transition',
      machine: onGo({ actions: 'unknown' }, { actions }),
      path: `${CHART} > state "here" > on "Go"`,
      found: 'the undeclared action "unknown", which XState would skip in silence',
      fix: 'Declare it in `setup({ actions })`; declared are known, other.',
    },
    {
      offence: 'an undeclared action at entry',
      machine: anyChart({ states: { here: { entry: 'unknown' } } }),
      path: `${CHART} > state "here"`,
      found: 'the undeclared action "unknown", which XState would skip in silence',
      fix: 'Declare it in `setup({ actions })`.',
    },
    {
      offence: 'an undeclared action at exit, given with parameters',
      machine: anyChart({ exit: { type: 'unknown', params: {} } }),
      path: `${CHART} > state "it"`,
      found: 'the undeclared action "unknown", which XState would skip in silence',
      fix: 'Declare it in `setup({ actions })`.',
    },
    {
      offence: 'an undeclared guard',
      machine: onGo({ guard: 'unknown', target: 'there' }, { guards }),
      path: `${CHART} > state "here" > on "Go"`,
      found: 'the undeclared guard "unknown"',
      fix: 'Declare it in `setup({ guards })`; declared are known.',
    },
    {
      offence: 'an undeclared guard inside not and and',
      machine: onGo({ guard: and(['known', not(or(['unknown']))]), target: 'there' }, { guards }),
      path: `${CHART} > state "here" > on "Go"`,
      found: 'the undeclared guard "unknown"',
      fix: 'Declare it in `setup({ guards })`; declared are known.',
    },
    {
      offence: 'an undeclared guard of an always transition',
      machine: anyChart({ states: { here: { always: { guard: 'unknown', target: 'there' } }, there: {} } }),
      path: `${CHART} > state "here" > on "always"`,
      found: 'the undeclared guard "unknown"',
      fix: 'Declare it in `setup({ guards })`.',
    },
    {
      offence: 'an undeclared delay',
      machine: anyChart({ states: { here: { after: { unknown: 'there' } }, there: {} } }, { delays: { known: 1 } }),
      path: `${CHART} > state "here" > after`,
      found: 'the undeclared delay "unknown", which XState would let end at once',
      fix: 'Declare it in `setup({ delays })`; declared are known.',
    },
    {
      offence: 'a numeric delay',
      machine: anyChart({ states: { here: { after: { 1000: 'there' } }, there: {} } }),
      path: `${CHART} > state "here" > after`,
      found: 'the number 1000',
      fix: 'Name the delay in `setup({ delays })`, so that a system can scale it and the docs can print it.',
    },
    {
      offence: 'an invoke',
      machine: anyChart({ states: { here: { invoke: { src: fromPromise(() => Promise.resolve(1)) } } } }),
      path: `${CHART} > state "here"`,
      found: '`invoke`',
      fix: 'A checked chart has no children: make the invoked actor a part of its own, or model its answer as an event.',
    },
    {
      offence: 'a plain function as a named action',
      machine: onGo({ actions: 'print' }, { actions: { print: () => undefined } }),
      path: `${CHART} > action "print"`,
      found: 'a plain function, whose effect the checker cannot see',
      fix: 'Use assign, emit, raise, cancel or enqueueActions of these; an implementation replaces the action with `provide`.',
    },
    {
      offence: 'a plain function inline',
      machine: onGo({ actions: () => undefined }),
      path: `${CHART} > state "here" > on "Go" > inline action`,
      found: 'a plain function, whose effect the checker cannot see',
      fix: 'Use assign, emit, raise, cancel or enqueueActions of these; an implementation replaces the action with `provide`.',
    },
    {
      offence: 'sendTo',
      machine: onGo({ actions: 'send' }, { actions: { send: sendTo('other', { type: 'Hello' }) } }),
      path: `${CHART} > action "send"`,
      found: '`sendTo`',
      fix: 'Use assign, emit, raise, cancel or enqueueActions of these; an implementation replaces the action with `provide`.',
    },
    {
      offence: 'log',
      machine: onGo({ actions: 'print' }, { actions: { print: log('hello') } }),
      path: `${CHART} > action "print"`,
      found: '`log`',
      fix: 'Use assign, emit, raise, cancel or enqueueActions of these; an implementation replaces the action with `provide`.',
    },
    {
      offence: 'spawnChild',
      machine: onGo({ actions: spawnChild(fromPromise(() => Promise.resolve(1))) }),
      path: `${CHART} > state "here" > on "Go" > inline action`,
      found: '`spawnChild`',
      fix: 'Use assign, emit, raise, cancel or enqueueActions of these; an implementation replaces the action with `provide`.',
    },
    {
      offence: 'a wildcard',
      machine: anyChart({ states: { here: { on: { '*': 'here' } } } }),
      path: `${CHART} > state "here" > on "*"`,
      found: 'a wildcard',
      fix: 'Name the events: a wildcard would hide every unexpected reception.',
    },
    {
      offence: 'a partial wildcard',
      machine: anyChart({ states: { here: { on: { 'mouse.*': 'here' } } } }),
      path: `${CHART} > state "here" > on "mouse.*"`,
      found: 'a wildcard',
      fix: 'Name the events: a wildcard would hide every unexpected reception.',
    },
  ])('$offence', ({ machine, path, found, fix }) => {
    expect(refusalOf(alone(machine))).toMatchObject({ path, found, fix });
  });
});
