import type { Property, Sent } from '../../property.ts';
import type { PendingUpdate, SelectiveReplayView } from '../view.ts';
import { stepNamed, type Told } from './story.fixtures.ts';
import { A, valued } from './world.fixtures.ts';

/** A step of the story as it must not be, and the property that says so. */
export interface WrongStep {
  readonly property: Property<SelectiveReplayView>;
  /** What somebody got wrong. */
  readonly what: string;
  readonly step: Told;
}

/** The op ids of the story, and one after them. */
export const first = { epoch: 2, seq: 1 };
export const second = { epoch: 2, seq: 2 };
export const third = { epoch: 2, seq: 3 };
export const fourth = { epoch: 2, seq: 4 };

/** An update as it may stand in a queue. */
export const one: PendingUpdate = { pc: A, opUid: first, body: [valued(1)], full: null, confirmed: false };

/** A step of the story with something wrong in it. */
export function wrong(
  property: Property<SelectiveReplayView>,
  what: string,
  name: string,
  change: (step: Told) => Partial<Told>,
): WrongStep {
  const step = stepNamed(name);
  return { property, what, step: { ...step, ...change(step) } };
}

/** What a step sends, with each message of a type changed. */
export function resaid(sent: readonly Sent[], type: string, fields: object): readonly Sent[] {
  return sent.map((said) => (said.message.type === type ? { ...said, message: { ...said.message, ...fields } } : said));
}
