import { fieldObservations, newSessionBesideTheOld, type Seen } from '../../../spec/restart-sync/field-observations.ts';
import { receivers, type FieldReceiver } from '../../../spec/restart-sync/receivers.ts';
import type { FieldColumn, SubjectField } from '../subject.ts';

const inTheField: readonly FieldReceiver[] = ['frr', 'openbgpd', 'bird', 'gobgp'];

/** A receiver as a column; the text's own setting is that of every system whose options nobody has changed. */
function column(name: keyof typeof receivers, system: string): FieldColumn {
  const { title, version, setting } = receivers[name];
  return { title, system, setting: { ...setting }, ...(version !== undefined && { version }) };
}

const SEEN: Readonly<Record<Seen, string>> = { yes: 'yes', no: 'no', unseen: 'not to be seen' };

/** Why nobody removes the data any more, in both receivers that stop the timer. */
const staleForEver =
  'The source dies and returns. Its birth is a sign of life, at which this receiver stops the timer of the stale data, and it asks for the data. The source, however, does not come to its end of data. The ticks of the limit pass, and one more: the record of the dead incarnation is still in use, and nothing is left that would ever remove it. It is stale for ever. (The end of data that is drawn is that of the receiver to the next process of the chain.)';

/** What is claimed of liveness in the specification, which no check judges. */
function inTheEnd(name: FieldReceiver): readonly string[] {
  const { title, violatedInTheEnd, violatedWhereTheSourceHangs } = receivers[name];
  const ids = (all: readonly string[]): string => all.map((id) => `\`${id}\``).join(', ');
  return [
    ...(violatedInTheEnd.length === 0 ? [] : [`${title} does not satisfy ${ids(violatedInTheEnd)}.`]),
    ...(violatedWhereTheSourceHangs.length === 0
      ? []
      : [
          `${title} does not satisfy ${ids(violatedWhereTheSourceHangs)} where a source may hang before its end of data.`,
        ]),
  ].map(
    (sentence) =>
      `${sentence} That follows from its setting by the specification; liveness is stated, and no check judges it yet.`,
  );
}

/** The receivers of the field beside the text, in words. */
export const restartSyncField: SubjectField = {
  title: 'Receivers of the field',
  introduction: [
    'Graceful restart of the Border Gateway Protocol does what this protocol does: a receiver goes on using the routes of a dead speaker. Four independent receivers of that kind were run, and their speaker was killed. Where they differ from the source text, they differ in five points; each point is an option here, so that **each receiver is one setting of the same charts**.',
    'A setting that gives up a property is no fault of its makers, who have other standards to follow; what it costs is seen here.',
  ],
  propertyIds: Array.from({ length: 19 }, (_, at) => `S-SYNC-${at + 1}`),
  columns: [
    column('sourceText', 'restart-sync/chain-head'),
    ...inTheField.map((name) => column(name, `restart-sync/${name}`)),
  ],
  observed: {
    introduction:
      'What the settings rest on: one or two runs of each receiver on Debian 12. Of the source text, what it says. What cannot be seen in a receiver, because another of its choices hides it, is said to be so.',
    rows: [
      ...fieldObservations.map(({ what, option, seen, inSourceText }) => [
        option === undefined ? what : `${what} (\`${option}\`)`,
        inSourceText,
        ...inTheField.map((name) => SEEN[seen[name]]),
      ]),
      [
        'A new session comes while the old one still stands.',
        newSessionBesideTheOld.sourceText,
        ...inTheField.map((name) => newSessionBesideTheOld[name]),
      ],
    ],
  },
  stories: [
    { system: 'restart-sync/bird', propertyId: 'S-SYNC-4', words: staleForEver },
    {
      system: 'restart-sync/gobgp',
      propertyId: 'S-SYNC-4',
      words: `As at BIRD: what a receiver does with a silent death or with a second one has no part in it. ${staleForEver}`,
    },
  ],
  unchecked: inTheField.flatMap(inTheEnd),
};
