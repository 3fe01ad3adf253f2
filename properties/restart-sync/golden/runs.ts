import type { GoldenRun } from '../../golden/golden-run.ts';
import { goldenRunOf } from '../../golden/story.ts';
import { FORWARDER, INTERFACES, ROUTES, ROUTING } from './network.ts';
import { columns, cellsOf } from './row-words.ts';
import { Example, type Form } from './story.ts';

/** Table 1 stands everywhere. */
function settled(form: Form): Example {
  return Example.settled(form).tells('Everybody has settled');
}

/** 901 dies, and 903 is told of it; meanwhile interface 2 fails and 4 comes up. */
function afterTheDeath(form: Form): Example {
  return settled(form)
    .dies(INTERFACES)
    .wires(['1', '3', '4'])
    .tells('`interfaces` dies; interface 2 fails, and 4 comes up')
    .isNoticed(INTERFACES)
    .delivers()
    .tells('The death is told');
}

/** Its successor has found what is up now, and has not said that this is all. */
function inTheMiddle(form: Form): Example {
  return afterTheDeath(form)
    .restarts(INTERFACES)
    .delivers()
    .tells('`interfaces` is back and is asked')
    .finds(['1', '3', '4'], ['2'])
    .delivers()
    .tells('It finds 1, 3 and 4 up, and says so');
}

const ways = {
  G1: (form) =>
    inTheMiddle(form)
      .allFound()
      .hears(ROUTING, INTERFACES)
      .tells('End of data, before the limit')
      .delivers()
      .tells('`routing` passes on what it derives from that'),
  G2: (form) =>
    inTheMiddle(form)
      .waits(3)
      .tells('The limit passes first')
      .hears(ROUTES, ROUTING)
      .hears(FORWARDER, ROUTES)
      .tells('What is derived of nothing is passed on')
      .delivers()
      .allFound()
      .delivers()
      .tells('Asked anew, `interfaces` sends all it has, with an end of data'),
  G3: (form) =>
    settled(form)
      .dies(ROUTING)
      .isNoticed(ROUTING)
      .delivers()
      .tells('`routing` dies, and its death is told')
      .restarts(ROUTING)
      .hears(ROUTING, 'membership')
      .hears(ROUTES, 'membership')
      .tells('It is back')
      .hears(ROUTES, ROUTING)
      .hears(ROUTING, ROUTES)
      .hears(ROUTES, ROUTING)
      .tells('It is asked before it has heard `interfaces`, so it sends no end of data')
      .delivers()
      .tells('It has heard all of `interfaces`, and ends its own data'),
  G4: (form) =>
    inTheMiddle(form)
      .dies(INTERFACES)
      .isNoticed(INTERFACES)
      .delivers()
      .tells('`interfaces` dies again')
      .restarts(INTERFACES)
      .delivers()
      .finds(['1', '4'], ['2', '3'])
      .allFound()
      .delivers()
      .tells('Its third incarnation finds 1 and 4 up, and ends its data'),
  G5: (form) =>
    settled(form)
      .dies(INTERFACES)
      .wires(['1', '3', '4'])
      .tells('`interfaces` dies, and nobody notices; interface 2 fails, and 4 comes up')
      .restarts(INTERFACES)
      .delivers()
      .tells('It is back: its birth is all that is told')
      .finds(['1', '3', '4'], ['2'])
      .allFound()
      .delivers()
      .tells('It finds 1, 3 and 4 up, and ends its data'),
} satisfies Readonly<Record<string, (form: Form) => Example>>;

type Name = keyof typeof ways;

/** One of the runs G1 to G5 of the specification, walked in one of the two forms; throws where a step of it is not possible. */
export function told(name: Name, form: Form): Example {
  return ways[name](form);
}

function run(name: Name, words: Omit<GoldenRun, 'name' | 'walk'>): GoldenRun {
  return goldenRunOf({ name: `restart-sync/golden ${name}`, ...words }, { columns, cellsOf }, () =>
    told(name, 'absent'),
  );
}

/** The golden example of the source text, Tables 1 and 2, and what happens where it goes otherwise. */
export const goldenRuns: readonly GoldenRun[] = [
  run('G1', {
    title: 'a source dies and restarts',
    shows:
      'Until the end of data Table 1 is in use everywhere; then what its source has found anew replaces it, and what is in both tables is never missing',
    clauses: ['SYNC-61', 'SYNC-65', 'SYNC-32', 'SYNC-35'],
  }),
  run('G2', {
    title: 'the limit passes before the end of data',
    shows:
      'Old and new data go together when the limit is reached, down the whole chain, and the living source is asked anew',
    clauses: ['SYNC-8', 'SYNC-14', 'SYNC-17'],
  }),
  run('G3', {
    title: 'the process in the middle dies and restarts',
    shows:
      'The forwarder goes on throughout by what the process before it holds, and the process in the middle ends its data only when it has heard its own input to the end',
    clauses: ['SYNC-66', 'SYNC-51', 'SYNC-64'],
  }),
  run('G4', {
    title: 'the source dies again in the middle of its transfer',
    shows: 'Nothing of what the second incarnation had sent is ever in use',
    clauses: ['SYNC-13', 'SYNC-46'],
  }),
  run('G5', {
    title: 'the source restarts before anybody notices its death',
    shows: 'The birth of a later incarnation is a death first, and the run comes out as if that had been told',
    clauses: ['SYNC-18', 'SYNC-85'],
  }),
];
