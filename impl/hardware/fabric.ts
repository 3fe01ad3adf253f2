/**
 * How a link hands over what is sent: `ordered` within one incarnation of the sender to one receiver, `unordered`, or
 * `retained`, as a medium that forgets nothing and hands over the same again.
 */
export type Discipline = 'ordered' | 'unordered' | 'retained';

/** One link of the fabric. */
export interface LinkSpec {
  readonly name: string;
  readonly discipline: Discipline;
  /** Messages that fit in at once; a retained medium has no bound. */
  readonly capacity: number;
  /** The cable that it runs over: several links may share one, and are cut with it. */
  readonly cable?: string;
}

/** A message under way. */
export interface Flight<Body> {
  readonly link: number;
  readonly from: string;
  /** Which start of the sender has sent it. */
  readonly incarnation: number;
  readonly to: string;
  readonly body: Body;
  /** The instant from which it may arrive; in an ordered link, not before those that were sent earlier. */
  readonly readyAt: number;
  /** It was held up beyond what its link promises. */
  readonly isLate: boolean;
}

/** What became of a message that was sent. `lost` on a cut cable, `full` where nothing was done. */
export type Departure = 'under way' | 'lost' | 'full';

/** The links of a chassis and what is on its way over them. */
export class Fabric<Body> {
  /** By link; replaced at every change, so that whoever keeps one keeps what was. */
  readonly #contents: (readonly Flight<Body>[])[];
  readonly #cut = new Set<string>();

  constructor(
    readonly links: readonly LinkSpec[],
    /** Is told of every message as soon as nothing is before it, and again when it is kept. */
    private readonly onHead: (flight: Flight<Body>) => void,
  ) {
    this.#contents = links.map(() => []);
  }

  /** What is on its way over a link, in the order in which it was sent. */
  contents(link: number): readonly Flight<Body>[] {
    return this.#contents[link] ?? [];
  }

  isCut(cable: string | undefined): boolean {
    return cable !== undefined && this.#cut.has(cable);
  }

  send(flight: Flight<Body>): Departure {
    const { discipline, capacity, cable } = this.#link(flight.link);
    if (this.isCut(cable)) return 'lost';
    const before = this.contents(flight.link);
    if (discipline !== 'retained' && before.length >= capacity) return 'full';
    this.#contents[flight.link] = [...before, flight];
    if (discipline !== 'ordered' || !before.some((other) => isSameStream(other, flight))) this.onHead(flight);
    return 'under way';
  }

  /** Whether it is still under way with nothing before it. */
  isHead(flight: Flight<Body>): boolean {
    const contents = this.contents(flight.link);
    if (this.#link(flight.link).discipline !== 'ordered') return contents.includes(flight);
    return contents.find((other) => isSameStream(other, flight)) === flight;
  }

  /** A message has arrived, or is lost: it leaves the link, unless that forgets nothing. What came after it may arrive. */
  remove(flight: Flight<Body>): void {
    const { discipline } = this.#link(flight.link);
    if (discipline === 'retained') return;
    const left = this.contents(flight.link).filter((other) => other !== flight);
    this.#contents[flight.link] = left;
    const next = discipline === 'ordered' ? left.find((other) => isSameStream(other, flight)) : undefined;
    if (next !== undefined) this.onHead(next);
  }

  /** A message has arrived and will arrive once more. */
  keep(flight: Flight<Body>, readyAt: number): void {
    const again = { ...flight, readyAt };
    this.#contents[flight.link] = this.contents(flight.link).map((other) => (other === flight ? again : other));
    this.onHead(again);
  }

  /** Nobody is there any more to take what is on its way to this receiver; a retained medium keeps it. */
  loseTo(receiver: string): void {
    this.#drop((flight, { discipline }) => discipline !== 'retained' && flight.to === receiver);
  }

  /** What a retained medium has for this receiver will arrive again. */
  repeatTo(receiver: string, readyAt: number): void {
    this.links.forEach(({ discipline }, link) => {
      if (discipline !== 'retained') return;
      for (const flight of this.contents(link)) if (flight.to === receiver) this.keep(flight, readyAt);
    });
  }

  /** What is on its way over the cable is lost, and so is what is sent over it from now on; a retained medium keeps what it has. */
  cut(cable: string): void {
    this.#cut.add(cable);
    this.#drop((_, link) => link.discipline !== 'retained' && link.cable === cable);
  }

  heal(cable: string): void {
    this.#cut.delete(cable);
  }

  /** The cables that are cut, in the order in which they were. */
  get cutCables(): readonly string[] {
    return [...this.#cut];
  }

  /** Receivers and cables are dropped whole, so that no stream loses its head alone. */
  #drop(isLost: (flight: Flight<Body>, link: LinkSpec) => boolean): void {
    this.links.forEach((link, at) => {
      const contents = this.contents(at);
      const left = contents.filter((flight) => !isLost(flight, link));
      if (left.length < contents.length) this.#contents[at] = left;
    });
  }

  #link(at: number): LinkSpec {
    const link = this.links[at];
    if (link !== undefined) return link;
    throw new RangeError(`There is no link ${at}: the fabric has ${this.links.length}.`);
  }
}

function isSameStream(a: Flight<unknown>, b: Flight<unknown>): boolean {
  return a.from === b.from && a.incarnation === b.incarnation && a.to === b.to;
}
