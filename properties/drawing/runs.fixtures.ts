import { check, type ToldStep } from '../checker/index.ts';
import { run } from '../telling/run.fixtures.ts';
import { twoPhaseCommitCanaries } from '../examples/two-phase-commit/catalogue.ts';
import type { DrawnRun } from './run-script.ts';

/** A run in which everything happens that can happen, with names that would break a careless writer. */
export const everything: DrawnRun = {
  title: 'Everything & <more>',
  property: 'A <key> & its "double"',
  clauses: ['S-PSM-1', 'PSM-KEY-2'],
  parts: ['T', 'manager', 'P', 'Q', 'os'],
  counterexample: {
    started: [{ from: 'P', to: 'manager', message: { type: 'RegisterRequest', name: 'P', token: 1 } }],
    steps: run,
    finding: 'The last state breaks it.',
    underWay: [],
  },
};

const longMessage = {
  type: 'LookupReply',
  requester: { epoch: 1, pid: 1, incarnation: 1 },
  target: 'a target with a long name',
  key: { epoch: 1, pid: 2, incarnation: 1 },
};

/** A part that ends by itself, is started again, and ends at once; another is told of it, and one ended at the start. */
export const endings: DrawnRun = {
  ...everything,
  parts: ['T', 'P', 'os'],
  counterexample: {
    ...everything.counterexample,
    started: [],
    endedAtStart: [{ part: 'P', boot: 1 }],
    steps: [
      {
        step: { kind: 'stimulus', part: 'T', message: { type: 'Stop', why: 'enough' } },
        sent: [
          { from: 'T', to: 'P', message: { type: 'Bye' } },
          { from: 'T', to: 'os', message: { type: 'PartEnded', boot: 1 } },
        ],
        ended: [{ part: 'T', boot: 1 }],
        changes: [{ part: 'T', instance: 'T', path: 'status', before: 'up', after: 'down' }],
      },
      {
        step: { kind: 'restart', target: 'T' },
        sent: [
          { from: 'T', to: 'os', message: { type: 'PartEnded', boot: 2 } },
          { from: 'os', to: 'P', message: { type: 'Report' } },
        ],
        ended: [{ part: 'T', boot: 2 }],
        changes: [{ part: 'os', instance: 'protocol/watch', path: 'context.known', before: ['T'], after: [] }],
      },
      {
        step: { kind: 'restart', target: 'P' },
        sent: [],
        changes: [{ part: 'P', instance: 'P', path: 'status', before: 'down', after: 'up' }],
      },
    ],
  },
};

/** Messages with many fields go to and fro among three parts, and each changes much. */
export const longRun: DrawnRun = {
  ...everything,
  parts: ['left', 'middle', 'right'],
  counterexample: {
    started: [],
    steps: Array.from({ length: 25 }, (_, at): ToldStep => {
      const [from = '', to = ''] = [
        ['left', 'middle'],
        ['middle', 'right'],
        ['right', 'left'],
      ][at % 3] as readonly string[];
      return {
        step: { kind: 'deliver', part: to, from, message: { ...longMessage, seq: at } },
        sent: [{ from: to, to: from, message: { ...longMessage, seq: at } }],
        changes: [
          { part: to, instance: to, path: 'state', before: 'unknown', after: { known: 'alive' } },
          { part: to, instance: to, path: 'context.key', before: null, after: longMessage.key },
        ],
      };
    }),
    finding: 'The last step breaks it.',
    underWay: [],
  },
};

/** A counterexample as the checker finds it. */
export const violated: DrawnRun = found();

function found(): DrawnRun {
  const [canary] = twoPhaseCommitCanaries;
  if (canary === undefined) throw new Error('two-phase commit has no canary');
  const system = canary.build();
  const report = check(system, { stopAtSurprise: false, stopWhenViolated: true });
  const broken = report.properties.find(({ name }) => name === canary.breaks);
  if (broken?.counterexample === undefined) throw new Error(`${canary.name} is not found violated`);
  const { name: property, clauses, counterexample } = broken;
  return { title: canary.name, property, clauses, counterexample, parts: Object.keys(system.parts) };
}
