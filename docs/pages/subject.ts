import type { z } from 'zod';
import type { GoldenRun } from '../../properties/golden/golden-run.ts';
import type { Protocol } from '../../properties/traceability/protocols.ts';

/** What the site tells of: a protocol, or an example that is made of the same things. */
export interface Subject extends Protocol {
  /** The name in words. */
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly summary: string;
  /** The same in a paragraph or two of Markdown. */
  readonly purpose: readonly string[];
  readonly roles: readonly SubjectRole[];
  readonly messages: Readonly<Record<string, z.ZodType>>;
  /** The folder, from the root of the project, in which the comments on the messages stand; none has messages without words. */
  readonly messageFolder?: string;
  readonly options: readonly SubjectOption[];
  readonly traps: readonly SubjectTrap[];
  /** Transitions that no system takes, with the reasons why they stand in their charts all the same. */
  readonly unreachable: readonly { readonly chart: string; readonly transition: string; readonly reason: string }[];
  /** The runs that its specification tells step for step. */
  readonly golden?: SubjectGolden;
  /** How implementations that were seen at work compare with it. */
  readonly field?: SubjectField;
  /** What its charts leave out of the world, a sentence of Markdown each. */
  readonly notModelled: readonly string[];
}

/** Who takes part. */
export interface SubjectRole {
  readonly name: string;
  /** What it does, as Markdown. */
  readonly does: string;
  /** The charts that it is made of, by their names. */
  readonly charts: readonly string[];
}

/** What a deployment may choose. */
export interface SubjectOption {
  readonly name: string;
  readonly values: readonly (string | boolean)[] | string;
  readonly default: string | boolean | number;
  readonly unit?: string;
  readonly source: string;
  readonly clauses: readonly string[];
  /** Whether the charts read it already. */
  readonly built: boolean;
  /** `host` where what runs the charts chooses it, and not they. */
  readonly chosenBy?: 'chart' | 'host';
}

/** A run of events that breaks a naive implementation. */
export interface SubjectTrap {
  readonly id: string;
  readonly events: string;
  readonly wrong: string;
  readonly guardedBy: readonly string[];
  readonly note?: string;
}

/** Runs that are told step for step, with the words around them. */
export interface SubjectGolden {
  /** What the example is about, a paragraph of Markdown each. */
  readonly introduction: readonly string[];
  readonly runs: readonly GoldenRun[];
  /** The name of the run whose picture stands on the first page of the subject. */
  readonly shown?: string;
  /** Tables of the source text, each as one cell of a stage: what it is called, whose it is and where it is read. */
  readonly tables: readonly SubjectGoldenTable[];
}

/** A table of the source text, as a run comes to have it. */
export interface SubjectGoldenTable {
  readonly title: string;
  /** The name of the run, and which of its stages: 0 is the first, -1 the last. */
  readonly run: string;
  readonly stage: number;
  /** The column of the stage whose cell lists its rows. */
  readonly column: string;
  readonly head: readonly string[];
  /** A row for what stands between two commas of that cell. */
  readonly rowOf: (entry: string) => readonly string[];
}

/** Implementations that were seen at work, each as a setting of the options that is checked as a system of its own. */
export interface SubjectField {
  readonly title: string;
  readonly introduction: readonly string[];
  /** Which ids of the catalogue of properties are compared. */
  readonly propertyIds: readonly string[];
  readonly columns: readonly FieldColumn[];
  /** What was seen, a row each; the cells after the first are those of the columns. */
  readonly observed: { readonly introduction: string; readonly rows: readonly (readonly string[])[] };
  readonly stories: readonly FieldStory[];
  /** What is said of them and is not checked, a sentence of Markdown each. */
  readonly unchecked: readonly string[];
}

/** One implementation, or the text that they are compared with. */
export interface FieldColumn {
  readonly title: string;
  readonly version?: string;
  /** The system in which its setting is checked. */
  readonly system: string;
  readonly setting: Readonly<Record<string, boolean>>;
}

/** A counterexample that is shown whole, and what there is to see in it. */
export interface FieldStory {
  readonly system: string;
  readonly propertyId: string;
  readonly words: string;
}
