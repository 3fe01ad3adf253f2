import type { Sometimes } from '../../../spec/property.ts';
import { sameId } from '../../../spec/selective-replay/operation-id.ts';
import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import { channels, somePrimaryHas, units } from './seen.ts';

export const aProcessIsMissed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'An op is acknowledged by all its clients while the process that took it does not run',
  clauses: ['RPL-35', 'RPL-116'],
  holds: (view) =>
    units(view).some(
      (unit) =>
        unit.role === 'primary' &&
        unit.requests.some(
          ({ proc, opUid }) =>
            !unit.running.includes(proc) &&
            channels(unit).every(({ outstanding }) => !outstanding.some((id) => sameId(id, opUid))),
        ),
    ),
};

export const aProcessResumesWithState: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A process runs again, with what was changed while it did not',
  clauses: ['RPL-2', 'RPL-116'],
  holds: (view) =>
    units(view).some(({ processes }) =>
      Object.values(processes).some(({ resumedFrom }) =>
        Object.values(resumedFrom ?? {}).some((position) => position !== null),
      ),
    ),
};

export const aTakeoverWaits: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit that is to take over waits for a process that is being started',
  clauses: ['RPL-68'],
  holds: (view) => units(view).some(({ phase }) => phase === 'qualifying'),
};

export const theUnfitBeginsAnew: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit begins anew whose process could not be started, and another one reigns that had stood by beside it, or had been there before',
  clauses: ['RPL-68', 'RPL-106'],
  holds: (view) =>
    units(view).some(({ role, running }) => role === 'joining' && running.length === 0) &&
    units(view).some(({ role }) => role === 'primary'),
};

export const aConsumerFailsWithItsUnit: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A unit has taken over while a consumer is down that was on the card of the one before it',
  clauses: ['RPL-9', 'RPL-80'],
  holds: (view) =>
    view.units.some((name) => view.unit(name) === undefined) &&
    somePrimaryHas(view, ({ pc, probe }) => probe === 'silent' && view.client(pc) === undefined),
};

export const severalChannelsCarry: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'What one unit says to two clients is on its way to both at once',
  clauses: ['RPL-4', 'RPL-30'],
  holds: (view) => view.units.some((name) => view.channels.filter(({ pc }) => !view.isQuiet(name, pc)).length > 1),
};
