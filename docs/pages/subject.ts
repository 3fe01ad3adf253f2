import type { z } from 'zod';
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
}

/** A run of events that breaks a naive implementation. */
export interface SubjectTrap {
  readonly id: string;
  readonly events: string;
  readonly wrong: string;
  readonly guardedBy: readonly string[];
  readonly note?: string;
}
