import type { Json } from '../../spec/property.ts';
import type { Expander, TraceStep } from './expand.ts';
import type { Ended } from './label.ts';
import type { Change, Counterexample, ToldStep } from './report.ts';

/** A state on a path: its number per slot, and the step that led to it. */
interface Visit {
  readonly ids: Int32Array;
  readonly told: ToldStep | undefined;
  /** What was sent to get there. */
  readonly sent: Counterexample['started'];
  /** Who ended by itself on the way. */
  readonly ended: readonly Ended[];
}

/** The initial state of a system, as a path of no steps. */
export function beginning(expander: Expander): Visit {
  expander.initial();
  const ids = new Int32Array(expander.ids.length);
  expander.layout.unpack(expander.next, 0, ids);
  const { sent, ended } = expander.label;
  return { ids, told: undefined, sent, ended };
}

/** The first step out of a state that `wanted` accepts, told in full; undefined if there is none. */
export function follow(
  expander: Expander,
  from: Int32Array,
  wanted: (next: Int32Array, step: TraceStep) => boolean,
): Visit | undefined {
  const row = new Int32Array(expander.layout.words);
  expander.layout.pack(from, row);
  expander.load(row, 0);
  const after = new Int32Array(from.length);
  let found: Visit | undefined;
  expander.expand({
    take: () => {
      if (found !== undefined) return;
      expander.layout.unpack(expander.next, 0, after);
      if (!wanted(after, expander.step)) return;
      const ids = after.slice();
      const { sent, ended } = expander.label;
      const told = {
        step: expander.step,
        sent,
        ...(ended.length > 0 && { ended }),
        changes: changesBetween(expander, from, ids),
      };
      found = { ids, sent, ended, told };
    },
  });
  return found;
}

/** A path as a counterexample. */
export function tell(expander: Expander, path: readonly Visit[], finding: string): Counterexample {
  const [last, ended] = [path.at(-1), path[0]?.ended ?? []];
  const steps = path.flatMap(({ told }) => (told === undefined ? [] : [told]));
  return {
    started: path[0]?.sent ?? [],
    ...(ended.length > 0 && { endedAtStart: ended }),
    steps,
    finding,
    underWay: last === undefined ? [] : underWay(expander, last.ids),
  };
}

/** The messages that a state has on their way. */
function underWay(expander: Expander, ids: Int32Array): Counterexample['underWay'] {
  const { model, channelSlot } = expander;
  return model.parts.flatMap((from) =>
    model.parts.flatMap((to) =>
      model
        .channelsBetween(from.name, to.name)
        .flatMap((channel) =>
          model
            .messagesBetween(channel, ids[channelSlot + channel]!, from.name, to.name)
            .map((message) => ({ from: from.name, to: to.name, message })),
        ),
    ),
  );
}

function changesBetween(expander: Expander, before: Int32Array, after: Int32Array): readonly Change[] {
  return expander.model.parts.flatMap((part): readonly Change[] => {
    const [was, is] = [before[part.index]!, after[part.index]!];
    if (was === is) return [];
    const [wasUp, isUp] = [part.isUp(was), part.isUp(is)];
    if (wasUp !== isUp) {
      return [
        {
          part: part.name,
          instance: part.name,
          path: 'status',
          before: wasUp ? 'up' : 'down',
          after: isUp ? 'up' : 'down',
        },
      ];
    }
    if (!isUp) return [];
    const locals = part.locals(was);
    return Object.entries(part.locals(is)).flatMap(([instance, local]) => {
      const old = locals[instance]!;
      const differences = [
        ...difference(old.value as Json, local.value as Json, 'state'),
        ...difference(old.context as Json, local.context as Json, 'context'),
      ];
      return differences.map((found) => ({ part: part.name, instance, ...found }));
    });
  });
}

/** Where two JSON values differ, at the innermost objects that have the same keys. */
function difference(before: Json, after: Json, path: string): readonly { path: string; before: Json; after: Json }[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isRecord(before) && isRecord(after) && Object.keys(before).sort().join() === Object.keys(after).sort().join()) {
    return Object.keys(before).flatMap((key) => difference(before[key] ?? null, after[key] ?? null, `${path}.${key}`));
  }
  return [{ path, before, after }];
}

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
