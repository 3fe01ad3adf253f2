import { Interner } from './interner.ts';
import type { Host } from './system.ts';

/** Which hosts are down or gone and which links are cut: one slot of the global state. */
interface Condition {
  readonly down: readonly string[];
  readonly removed: readonly string[];
  readonly cut: readonly string[];
}

/** The tree of hosts with its links, and what faults do to them. A part counts as the lowest node of the tree. */
export class Hardware {
  readonly #parents = new Map<string, string>();
  readonly #conditions = new Interner<Condition>();
  readonly #up: boolean[][] = [];
  readonly #nodes: string[] = [];

  constructor(hosts: readonly Host[], parts: readonly { readonly name: string; readonly host: string }[]) {
    const add = (host: Host, parent?: string): void => {
      this.#nodes.push(host.name);
      if (parent !== undefined) this.#parents.set(host.name, parent);
      for (const inner of host.hosts ?? []) add(inner, host.name);
    };
    for (const host of hosts) add(host);
    for (const { name, host } of parts) {
      this.#nodes.push(name);
      this.#parents.set(name, host);
    }
  }

  readonly initial = this.#intern({ down: [], removed: [], cut: [] });

  /** Whether this node and every host above it is up, as far as hosts go; whether a part itself runs is its own state. */
  isUp(condition: number, node: string): boolean {
    const row = (this.#up[condition] ??= []);
    const at = this.#nodes.indexOf(node);
    return (row[at] ??= this.#isUp(this.#conditions.get(condition), node));
  }

  isCut(condition: number, link: string | undefined): boolean {
    return link !== undefined && this.#conditions.get(condition).cut.includes(link);
  }

  isRemoved(condition: number, node: string): boolean {
    return this.#conditions.get(condition).removed.includes(node);
  }

  isDown(condition: number, node: string): boolean {
    return this.#conditions.get(condition).down.includes(node);
  }

  isBelow(node: string, ancestor: string): boolean {
    for (let at: string | undefined = node; at !== undefined; at = this.#parents.get(at))
      if (at === ancestor) return true;
    return false;
  }

  parentOf(node: string): string | undefined {
    return this.#parents.get(node);
  }

  lower(condition: number, host: string): number {
    return this.#change(condition, (was) => ({ ...was, down: [...was.down, host] }));
  }

  raise(condition: number, host: string): number {
    return this.#change(condition, (was) => ({ ...was, down: was.down.filter((name) => name !== host) }));
  }

  remove(condition: number, node: string): number {
    return this.#change(condition, (was) => ({ ...was, removed: [...was.removed, node] }));
  }

  cut(condition: number, link: string): number {
    return this.#change(condition, (was) => ({ ...was, cut: [...was.cut, link] }));
  }

  heal(condition: number, link: string): number {
    return this.#change(condition, (was) => ({ ...was, cut: was.cut.filter((name) => name !== link) }));
  }

  #isUp(condition: Condition, node: string): boolean {
    if (condition.down.includes(node) || condition.removed.includes(node)) return false;
    const parent = this.#parents.get(node);
    return parent === undefined || this.#isUp(condition, parent);
  }

  #change(condition: number, change: (was: Condition) => Condition): number {
    return this.#intern(change(this.#conditions.get(condition)));
  }

  #intern({ down, removed, cut }: Condition): number {
    const sorted = {
      down: [...new Set(down)].sort(),
      removed: [...new Set(removed)].sort(),
      cut: [...new Set(cut)].sort(),
    };
    return this.#conditions.id(JSON.stringify(sorted), () => sorted);
  }
}
