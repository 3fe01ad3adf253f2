import type { Processor } from './processor.ts';

/** A card, or a node on it that can fail as a whole; it may carry a processor. */
export interface Card {
  readonly name: string;
  readonly processor?: Processor;
  readonly cards?: readonly Card[];
}

/** The cards of a chassis: which have power, and what fails with what. */
export class Chassis {
  readonly #parents = new Map<string, string>();
  readonly #cards = new Map<string, Card>();
  readonly #off = new Set<string>();
  readonly #removed = new Set<string>();

  /** @throws Error if two cards have one name. */
  constructor(cards: readonly Card[]) {
    const add = (card: Card, parent?: string): void => {
      if (this.#cards.has(card.name))
        throw new Error(`Two cards are called "${card.name}": give each a name of its own.`);
      this.#cards.set(card.name, card);
      if (parent !== undefined) this.#parents.set(card.name, parent);
      for (const inner of card.cards ?? []) add(inner, card.name);
    };
    for (const card of cards) add(card);
  }

  /** Every processor of the chassis, in the order of the cards. */
  get processors(): readonly Processor[] {
    return [...this.#cards.values()].flatMap(({ processor }) => (processor === undefined ? [] : [processor]));
  }

  /** @throws Error if there is no such card, or it carries none. */
  processor(name: string): Processor {
    const processor = this.#card(name).processor;
    if (processor !== undefined) return processor;
    throw new Error(`The card "${name}" carries no processor.`);
  }

  has(name: string): boolean {
    return this.#cards.has(name);
  }

  /** Whether it and everything that it stands on has power and is in its place. */
  isUp(name: string): boolean {
    for (let at: string | undefined = name; at !== undefined; at = this.#parents.get(at))
      if (this.#off.has(at) || this.#removed.has(at)) return false;
    return true;
  }

  isOff(name: string): boolean {
    return this.#off.has(name);
  }

  isRemoved(name: string): boolean {
    return this.#removed.has(name);
  }

  /** What it stands on; undefined for a card of the chassis itself. */
  parentOf(name: string): string | undefined {
    return this.#parents.get(name);
  }

  /** Whether it is that card or stands on it. */
  isOn(name: string, card: string): boolean {
    for (let at: string | undefined = name; at !== undefined; at = this.#parents.get(at)) if (at === card) return true;
    return false;
  }

  /** It loses power, and every processor on it stands still. */
  powerOff(name: string): void {
    this.#off.add(this.#card(name).name);
    this.#halt(name);
  }

  powerOn(name: string): void {
    this.#off.delete(this.#card(name).name);
  }

  /** It is taken out for good. */
  remove(name: string): void {
    this.#removed.add(this.#card(name).name);
    this.#halt(name);
  }

  #halt(name: string): void {
    for (const card of this.#cards.values()) if (this.isOn(card.name, name)) card.processor?.halt();
  }

  #card(name: string): Card {
    const card = this.#cards.get(name);
    if (card !== undefined) return card;
    throw new Error(`There is no card "${name}"; the chassis has ${[...this.#cards.keys()].join(', ')}.`);
  }
}
