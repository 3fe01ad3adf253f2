import type { PropertyReport } from '../../properties/checker/index.ts';
import type { FieldColumn, SubjectField } from './subject.ts';
import type { ToldSubject, ToldSystem } from './told-subject.ts';

/** A property of the catalogue, as it came out for each implementation. */
export interface FieldRow {
  readonly id: string;
  /** The sentences of the properties that state it. */
  readonly names: readonly string[];
  readonly clauses: readonly string[];
  /** By the columns; undefined where the systems of the comparison do not have it. */
  readonly cells: readonly (FieldCell | undefined)[];
  /** Where else it is checked, or why it is not. */
  readonly elsewhere: { readonly systems: readonly string[]; readonly reason?: string };
}

/** What the check of one implementation found of one property. */
export interface FieldCell {
  readonly column: FieldColumn;
  readonly told: ToldSystem;
  readonly property: PropertyReport;
}

/** Compares what the checks of the implementations found. Throws if one of them was not checked. */
export function fieldRows(
  { columns, propertyIds }: SubjectField,
  { systems, properties, deferred }: Pick<ToldSubject, 'systems' | 'properties' | 'deferred'>,
): readonly FieldRow[] {
  const checked = columns.map((column) => ({ column, told: toldOf(column.system, systems) }));
  return propertyIds.map((id): FieldRow => {
    const cells = checked.map(({ column, told }) => {
      const property = propertyOf(id, told);
      return property === undefined ? undefined : { column, told, property };
    });
    const compared = new Set(checked.flatMap(({ told }) => statingIn(told, id).map(({ name }) => name)));
    const stated = [...properties, ...deferred].filter(
      ({ name, clauses }) => clauses.includes(id) && (compared.size === 0 || compared.has(name)),
    );
    const isElsewhere = properties.filter(({ name }) => stated.some((one) => one.name === name));
    const reason = deferred.find(({ clauses }) => clauses.includes(id))?.reason;
    return {
      id,
      names: stated.map(({ name }) => name),
      clauses: [...new Set(stated.flatMap(({ clauses }) => clauses))].filter((clause) => clause !== id),
      cells,
      elsewhere: {
        systems: isElsewhere.flatMap((property) => property.systems),
        ...(reason !== undefined && { reason }),
      },
    };
  });
}

/** What a check found of the property that states an id; the violated one, where several do. */
export function propertyOf(id: string, told: ToldSystem): PropertyReport | undefined {
  const stating = statingIn(told, id);
  return stating.find(({ verdict }) => verdict === 'violated') ?? stating[0];
}

function statingIn({ report }: ToldSystem, id: string): readonly PropertyReport[] {
  return report.properties.filter(({ clauses }) => clauses.includes(id));
}

/** The system of this name, with its report. */
export function toldOf(name: string, systems: readonly ToldSystem[]): ToldSystem {
  const told = systems.find(({ catalogued }) => catalogued.name === name);
  if (told === undefined)
    throw new Error(`The system ${name} is not among those checked, so that nothing can be said of it.`);
  return told;
}
