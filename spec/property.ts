/** A value that survives JSON unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A message between two parts: its name and its fields, all plain JSON. */
export interface Message {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A message that a step put on its way. `to` is `environment` for what leaves the system. */
export interface Sent {
  readonly from: string;
  readonly to: string;
  readonly message: Message;
}

/** What happened in one step of a system: the label between two states. */
export type StepEvent =
  | { readonly kind: 'deliver'; readonly part: string; readonly from: string; readonly message: Message }
  | { readonly kind: 'timer'; readonly part: string; readonly instance: string; readonly timer: string }
  | { readonly kind: 'choice'; readonly part: string; readonly instance: string; readonly choice: string }
  | { readonly kind: 'stimulus'; readonly part: string; readonly message: Message }
  | { readonly kind: 'lose'; readonly from: string; readonly to: string; readonly message: Message }
  | { readonly kind: 'tick'; readonly clock: string }
  | { readonly kind: 'crash' | 'restart' | 'cut' | 'heal' | 'remove'; readonly target: string };

/** What every property carries. `name` is a sentence about the domain; it is what a report prints. */
export interface PropertyBase {
  readonly name: string;
  /** The clauses and catalogue properties that it guards, such as `S-PSM-8` and `PSM-NTF-7`. */
  readonly clauses: readonly string[];
  /** A disproved mechanism stays in the set as `violated`, with the reason. Default: `holds`. */
  readonly expect?: 'holds' | 'violated';
  readonly reason?: string;
}

/** Holds in every reachable state. */
export interface Always<View> extends PropertyBase {
  readonly kind: 'always';
  /** Judges one state. */
  readonly holds: (view: View) => boolean;
}

/** Holds of every transition between two reachable states. */
export interface Step<View> extends PropertyBase {
  readonly kind: 'step';
  /** Judges one step: the state before it, what happened, what was sent, and the state after it. */
  readonly holds: (before: View, event: StepEvent, sent: readonly Sent[], after: View) => boolean;
}

/** Is reached in at least one state: the witness that a pass is not vacuous. */
export interface Sometimes<View> extends PropertyBase {
  readonly kind: 'sometimes';
  /** Whether this state is one that must be reached. */
  readonly holds: (view: View) => boolean;
}

/** A statement over the view of a system: what an outsider could know of it, never the inside of a chart. */
export type Property<View> = Always<View> | Step<View> | Sometimes<View>;

/** A property that waits for a feature of the checker; reports print it so that nobody takes it for checked. */
export interface Deferred {
  readonly name: string;
  readonly clauses: readonly string[];
  readonly reason: string;
}
