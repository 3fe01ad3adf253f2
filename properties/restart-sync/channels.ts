import type { Channel } from '../checker/index.ts';
import { targetsOf } from '../../machines/restart-sync/sync-process.ts';
import { edgesOf, type Composition } from './composition.ts';
import { MEMBERSHIP } from './membership-stand-in.ts';
import { inputOf } from './parts.ts';

/** Who says what to whom in a composition, and over what. */
export function channelsOf(composition: Composition): readonly Channel[] {
  return [...talk(composition), ...Object.keys(composition.processes).flatMap((name) => notices(composition, name))];
}

/** Data down each edge and requests up; and the configuration. */
export function talk(composition: Composition): readonly Channel[] {
  const ipc = { ...composition.ipc, kind: 'fifo' } as const;
  // Everything may be lost: data shows its gaps by its numbers, and a request that nothing answers is made again.
  return [
    ...edgesOf(composition).flatMap(({ source, receiver }): readonly Channel[] => [
      { ...ipc, from: source, to: receiver, carries: ['Data', 'Update', 'Eof', 'IpcReject'] },
      { ...ipc, from: receiver, to: source, carries: ['Subscribe'] },
    ]),
    ...Object.entries(composition.processes).flatMap(([name, { configuredBy }]): readonly Channel[] =>
      configuredBy === undefined
        ? []
        : [
            { ...ipc, from: name, to: configuredBy, carries: ['ConfigRequest'] },
            { ...ipc, from: configuredBy, to: name, carries: ['ConfigReply', 'IpcReject'] },
          ],
    ),
  ];
}

/** What the membership is told, within the step; and what it tells, as late as it likes. */
function notices(composition: Composition, name: string): readonly Channel[] {
  const atOnce = { kind: 'rendezvous', from: name, to: MEMBERSHIP } as const;
  if (targetsOf(inputOf(composition, name)).length === 0) return [{ ...atOnce, carries: ['Announce'] }];
  const carries = ['BirthNotification', 'DeathNotification', 'LookupReply'];
  return [
    { ...atOnce, carries: ['Announce', 'LookupRequest'] },
    { ...composition.notices, kind: 'fifo', from: MEMBERSHIP, to: name, carries },
  ];
}
