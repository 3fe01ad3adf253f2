import type { SelectiveReplayView, UnitChannelView, UnitView } from '../../../spec/selective-replay/view.ts';

/** The units that are up. */
export function units(view: SelectiveReplayView): readonly UnitView[] {
  return view.units.flatMap((name) => view.unit(name) ?? []);
}

/** Whether a unit that reigns has such a channel. */
export function somePrimaryHas(view: SelectiveReplayView, isSuch: (channel: UnitChannelView) => boolean): boolean {
  return units(view).some((unit) => unit.role === 'primary' && channels(unit).some(isSuch));
}

/** All channels of a unit. */
export function channels(unit: UnitView): readonly UnitChannelView[] {
  return Object.values(unit.channels);
}
