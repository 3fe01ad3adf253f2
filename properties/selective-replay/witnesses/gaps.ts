import type { Sometimes } from '../../../spec/property.ts';
import type { SelectiveReplayView, UnitView } from '../../../spec/selective-replay/view.ts';

/** What must be reached where channels may lose what they carry. */

export const aClientFindsAGap: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A client that something is missing to has begun anew, and waits for its whole state',
  clauses: ['RPL-52', 'RPL-53'],
  holds: (view) =>
    view.channels.some(({ pc }) => {
      const client = view.client(pc);
      return client?.phase === 'empty' && client.incarnation > 1 && client.fence > 0;
    }),
};

export const theLastIsMissed: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A primary asks a client, of which nothing else is known, for what it has not acknowledged',
  clauses: ['RPL-53', 'RPL-80', 'RPL-124'],
  holds: (view) =>
    units(view).some(({ role, channels }) =>
      Object.values(channels).some(
        ({ pc, probe, outstanding }) =>
          role === 'primary' && probe === 'silent' && outstanding.length > 0 && view.client(pc)?.phase === 'current',
      ),
    ),
};

export const aStandbyFindsAGap: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A standby that something is missing to waits for the state of all channels',
  clauses: ['RPL-53', 'RPL-112'],
  holds: (view) =>
    units(view).some(
      ({ role, phase, queue, channels }) =>
        role === 'standby' &&
        phase === 'overflowed' &&
        queue.length === 0 &&
        Object.values(channels).every(({ lacksUpdates }) => lacksUpdates),
    ),
};

export const aHeartbeatTellsOfTheLast: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A standby that has missed the first that was said, and nothing was said after that, waits for the state of all channels',
  clauses: ['RPL-53', 'RPL-65', 'RPL-112'],
  // Before the first message there is no gap: nothing but a heartbeat tells of it.
  holds: (view) =>
    units(view).some(({ role, phase, heard }) => role === 'standby' && phase === 'overflowed' && heard === null),
};

export const aStandbyCatchesUp: Sometimes<SelectiveReplayView> = {
  kind: 'sometimes',
  name: 'A standby that has lacked something has the state of its primary again',
  clauses: ['RPL-53', 'RPL-112'],
  holds: (view) =>
    units(view).some(
      ({ role, phase, heard, channels }) =>
        role === 'standby' &&
        phase === 'tracking' &&
        heard !== null &&
        Object.values(channels).some(({ unconfirmed }) => unconfirmed !== null),
    ),
};

function units(view: SelectiveReplayView): readonly UnitView[] {
  return view.units.flatMap((name) => view.unit(name) ?? []);
}
