import type { AnyStateMachine } from 'xstate';
import type { Canary, CataloguedSystem } from '../../properties/catalogue.ts';
import type { Report } from '../../properties/checker/index.ts';
import { trace } from '../../properties/traceability/traced-clauses.ts';
import type { CitingTests } from '../../properties/traceability/citing-tests.ts';
import type { Subject } from './subject.ts';
import type { Reports, ToldCanary, ToldProperty, ToldSubject, ToldSystem } from './told-subject.ts';

/** Where what is told comes from. */
export interface Sources {
  readonly systems: readonly CataloguedSystem[];
  readonly canaries: readonly Canary[];
  readonly citingTests: CitingTests;
  readonly reports: Reports;
  /** `docs/results/full-scopes.md`. */
  readonly fullScopes: string;
}

/** Puts together what the pages of a subject tell; says what is missing. */
export function tellOf(subject: Subject, sources: Sources): ToldSubject {
  const isOwn = ({ name }: { readonly name: string }): boolean => isOf(subject, name);
  const systems = sources.systems.filter(isOwn).map((catalogued): ToldSystem => ({
    catalogued,
    system: catalogued.scopes.quick.build({}),
    report: reportOf(catalogued.name, sources.reports),
  }));
  const canaries = sources.canaries.filter(isOwn).map((canary): ToldCanary => ({
    canary,
    system: canary.build(),
    report: reportOf(canary.name, sources.reports),
  }));
  const { clauses } = trace({ protocols: [subject], systems: sources.systems, citingTests: sources.citingTests });
  return {
    subject,
    clauses,
    systems,
    canaries,
    properties: propertiesOf(systems, canaries),
    deferred: [
      ...new Map(systems.flatMap(({ system }) => system.deferred ?? []).map((one) => [one.name, one])).values(),
    ],
    monitors: monitorsOf(systems),
    golden: (subject.golden?.runs ?? []).map((run) => ({ run, walked: run.walk() })),
    fullResults: fullResultsOf(subject, sources.fullScopes),
  };
}

/** Whether a system or a canary is one of this subject: `process-state/look-up`, `two-phase-commit canary: …`. */
export function isOf(subject: Subject, name: string): boolean {
  return name === subject.name || name.startsWith(`${subject.name}/`) || name.startsWith(`${subject.name} canary: `);
}

function reportOf(name: string, reports: Reports): Report {
  const report = reports.get(name);
  if (report === undefined) throw new Error(`No check of ${name} is at hand, so its page cannot say what it found.`);
  return report;
}

function propertiesOf(systems: readonly ToldSystem[], canaries: readonly ToldCanary[]): readonly ToldProperty[] {
  const properties = new Map(
    systems.flatMap(({ system }) => system.properties.map((property) => [property.name, property] as const)),
  );
  const stated = [...properties.values()].map(({ name, kind, clauses }): ToldProperty => {
    const having = systems.flatMap(({ catalogued, system }) => {
      const property = system.properties.find((candidate) => candidate.name === name);
      return property === undefined ? [] : [{ system: catalogued.name, property }];
    });
    return {
      ...{ name, kind, clauses },
      systems: having.map(({ system }) => system),
      canaries: canaries.filter(({ canary }) => canary.breaks === name),
      broken: having
        .filter(({ property }) => property.expect === 'violated')
        .map(({ system, property }) => ({ system, reason: property.reason ?? '' })),
    };
  });
  // What every system is checked for without being asked has no entry of its own in any of them.
  const others = [...new Set(canaries.map(({ canary }) => canary.breaks))].filter((name) => !properties.has(name));
  const builtIn = others.map((name): ToldProperty => ({
    ...{ name, kind: 'built-in', clauses: [], broken: [] },
    systems: systems.map(({ catalogued }) => catalogued.name),
    canaries: canaries.filter(({ canary }) => canary.breaks === name),
  }));
  return [...stated, ...builtIn];
}

function monitorsOf(systems: readonly ToldSystem[]): Readonly<Record<string, AnyStateMachine>> {
  const machines = systems.flatMap(({ system }) => Object.values(system.monitors ?? {}).map(({ machine }) => machine));
  return Object.fromEntries(machines.map((machine) => [machine.id.slice(machine.id.lastIndexOf('/') + 1), machine]));
}

/** The lines of the committed tables that tell of its systems, below the head of the table that they stand in. */
function fullResultsOf(subject: Subject, document: string): readonly string[] {
  const lines = document.split('\n');
  const isOwn = (line: string): boolean => isOf(subject, /^(\S+) {2}/u.exec(line)?.[1] ?? '');
  const first = lines.findIndex(isOwn);
  const head = lines.slice(0, Math.max(first, 0)).findLast((line) => line.startsWith('system '));
  return head === undefined ? [] : [head, ...lines.filter(isOwn)];
}
