import type { Fault, System } from '../checker/index.ts';
import { Draft, type Room } from './draft.ts';

/** A fault that makes sense now: what parts do in it, and what the hardware does once they have. */
export interface Strike {
  readonly kind: 'crash' | 'restart' | 'remove' | 'cut' | 'heal';
  readonly target: string;
  readonly draft: Draft;
  readonly done: () => void;
  /** Puts the hardware back to where it was, where a full channel forbids the step. */
  readonly undone: () => void;
}

/** Which faults are possible now, by how often each may happen and by what is up. */
export class FaultDesk {
  readonly #faults: readonly Fault[];
  readonly #used = new Map<Fault, number>();
  readonly #removed = new Set<string>();

  constructor(
    { faults = [] }: System,
    private readonly room: Room,
  ) {
    this.#faults = faults;
  }

  /** The fault as it would strike now; undefined where it makes no sense, or has happened as often as it may. */
  strike(fault: Fault, isLimited = true): Strike | undefined {
    const times = 'times' in fault ? fault.times : 1;
    if (isLimited && (this.#used.get(fault) ?? 0) >= times) return undefined;
    const strike = this.#strike(fault);
    if (strike === undefined) return undefined;
    const done = (): void => {
      this.#used.set(fault, (this.#used.get(fault) ?? 0) + 1);
      strike.done();
    };
    return { ...strike, done };
  }

  /** A restart or healing that undoes what faults have left, whatever has been used up; undefined when none is to be done. */
  nextRepair(): Strike | undefined {
    for (const fault of this.#faults) {
      if (!('restart' in fault || 'heal' in fault)) continue;
      const strike = this.strike(fault, false);
      if (strike !== undefined) return strike;
    }
    return undefined;
  }

  #strike(fault: Fault): Strike | undefined {
    if ('crash' in fault) return this.#crash(fault.crash);
    if ('remove' in fault) return this.#remove(fault.remove);
    if ('restart' in fault) return this.#restart(fault.restart);
    const { fabric } = this.room;
    const link = 'cut' in fault ? fault.cut : fault.heal;
    if (fabric.isCut(link) === 'cut' in fault) return undefined;
    return {
      kind: 'cut' in fault ? 'cut' : 'heal',
      target: link,
      draft: new Draft(this.room),
      done: () => ('cut' in fault ? fabric.cut(link) : fabric.heal(link)),
      undone: () => undefined,
    };
  }

  #crash(target: string): Strike | undefined {
    const { chassis, shadows, wiring } = this.room;
    if (!this.#isInPlace(target) || (wiring.isPart(target) && !shadows.has(target))) return undefined;
    return {
      kind: 'crash',
      target,
      draft: new Draft(this.room).crash(this.#running(target)),
      done: () => {
        if (chassis.has(target)) chassis.powerOff(target);
      },
      undone: () => undefined,
    };
  }

  #remove(target: string): Strike | undefined {
    const { chassis } = this.room;
    if (this.#removed.has(target)) return undefined;
    return {
      kind: 'remove',
      target,
      draft: new Draft(this.room).crash(this.#running(target)),
      done: () => {
        this.#removed.add(target);
        if (chassis.has(target)) chassis.remove(target);
      },
      undone: () => undefined,
    };
  }

  #restart(target: string): Strike | undefined {
    const { chassis, shadows, wiring } = this.room;
    if (this.#removed.has(target)) return undefined;
    if (wiring.isPart(target)) {
      if (shadows.has(target) || !chassis.isUp(wiring.part(target).host)) return undefined;
      return this.#started(target, [target], () => undefined);
    }
    const parent = chassis.parentOf(target);
    if (!chassis.isOff(target) || (parent !== undefined && !chassis.isUp(parent))) return undefined;
    chassis.powerOn(target);
    const starting = wiring.partNames.filter(
      (part) =>
        this.#isBelow(part, target) &&
        !shadows.has(part) &&
        !this.#removed.has(part) &&
        chassis.isUp(wiring.part(part).host),
    );
    return this.#started(target, starting, () => chassis.powerOff(target));
  }

  #started(target: string, parts: readonly string[], undone: () => void): Strike {
    return { kind: 'restart', target, draft: new Draft(this.room).start(parts), done: () => undefined, undone };
  }

  /** The parts that go down with it, in the order in which they are declared. */
  #running(target: string): readonly string[] {
    const { shadows, wiring } = this.room;
    return wiring.partNames.filter((part) => shadows.has(part) && this.#isBelow(part, target));
  }

  #isBelow(part: string, target: string): boolean {
    const { chassis, wiring } = this.room;
    return part === target || (chassis.has(target) && chassis.isOn(wiring.part(part).host, target));
  }

  #isInPlace(target: string): boolean {
    const { chassis, wiring } = this.room;
    if (this.#removed.has(target)) return false;
    return chassis.isUp(wiring.isPart(target) ? wiring.part(target).host : target);
  }
}
