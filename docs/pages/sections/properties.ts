import type { Counterexample } from '../../../properties/checker/index.ts';
import { counted } from '../../../properties/telling/figures.ts';
import { anchor, blocks, folded, heading, list, picture, words } from '../markdown.ts';
import { clauseLinks, places, propertyAnchor, systemLink } from '../places.ts';
import type { ToldCanary, ToldProperty, ToldSubject } from '../told-subject.ts';

/** The order and the headings of the kinds. */
const KINDS = {
  always: ['In every state', 'Each of these is judged in every reachable state.'],
  step: ['In every step', 'Each of these is judged of every step between two reachable states.'],
  'built-in': ['In every system', 'These are judged of every system without being asked for.'],
  sometimes: [
    'Reached at least once',
    'Each of these must be reached in some state: otherwise a pass of the others might mean nothing.',
  ],
} as const satisfies Readonly<Record<ToldProperty['kind'], readonly [string, string]>>;

/** More steps than that, and a picture is folded away until it is asked for. */
const SHORT_RUN = 6;
/** More systems than that are a count until they are asked for. */
const FEW_SYSTEMS = 4;

/** Every property with its clauses, its systems and the runs that break it. */
export function propertiesSection(told: ToldSubject): string {
  const { subject, properties, canaries, deferred } = told;
  return blocks(
    heading(1, 'Properties'),
    `What is checked, each a sentence about what an outsider could see. A **canary** is a chart or a system with a deliberate mistake, in which the property must be found violated: the pictures are the shortest runs that were found in ${counted(canaries.length, 'canary', 'canaries')} when this site was built.`,
    ...Object.entries(KINDS).flatMap(([kind, [title, meaning]]) => {
      const own = properties.filter((property) => property.kind === kind);
      return own.length === 0
        ? []
        : [heading(2, title), meaning, ...own.map((property) => propertyBlock(property, told))];
    }),
    ...(deferred.length === 0
      ? []
      : [
          heading(2, 'Must come about'),
          'Liveness is stated, and not checked yet.',
          list(deferred.map(({ name, clauses }) => `${words(name)} (${clauseLinks(clauses, subject)})`)),
        ]),
  );
}

function propertyBlock(property: ToldProperty, { subject, canaries, systems }: ToldSubject): string {
  const { name, clauses, broken } = property;
  const own = property.canaries.toSorted((one, other) => runOf(one).steps.length - runOf(other).steps.length);
  return blocks(
    anchor(propertyAnchor(name)),
    heading(3, words(name)),
    clauses.length === 0 ? undefined : `Clauses: ${clauseLinks(clauses, subject)}`,
    whereChecked(property.systems, systems.length),
    ...broken.map(({ system, reason }) => `Expected to be violated in ${systemLink(system)}: ${words(reason)}.`),
    own.length === 0 ? undefined : `${own.length === 1 ? 'A canary breaks it' : `${own.length} canaries break it`}:`,
    ...own.map((canary, at) => canaryBlock(canary, canaries.indexOf(canary), at === 0)),
  );
}

function whereChecked(names: readonly string[], all: number): string {
  const links = names.map(systemLink).join(', ');
  if (names.length === all && all > FEW_SYSTEMS) return `Checked in all ${all} systems.`;
  return names.length <= FEW_SYSTEMS ? `Checked in ${links}.` : folded(`checked in ${names.length} systems`, links);
}

/** The shortest run tells most: it is shown, unless even that is long; the others are folded away. */
function canaryBlock(told: ToldCanary, at: number, isFirst: boolean): string {
  const { canary } = told;
  const what = canary.name.replace(/^.* canary: /u, '');
  const system = canary.name.replace(/ canary: .*$/u, '');
  const { steps, finding } = runOf(told);
  const drawn = picture(
    places.runPicture(canary.name, at),
    `Sequence diagram of the ${counted(steps.length, 'step')} that break the property: ${finding}`,
  );
  const title = `${words(what)}, in ${words(system)}`;
  const length = counted(steps.length, 'step');
  return isFirst && steps.length <= SHORT_RUN
    ? blocks(`*${title}*, ${length}:`, drawn)
    : folded(`<em>${title}</em>, ${length}`, drawn);
}

function runOf({ canary, report }: ToldCanary): Counterexample {
  const run = report.properties.find(({ name }) => name === canary.breaks)?.counterexample;
  if (run === undefined) throw new Error(`${canary.name} was not found violated, so there is no run to draw.`);
  return run;
}
