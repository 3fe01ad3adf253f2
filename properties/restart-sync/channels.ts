import type { Channel } from '../checker/index.ts';
import type { Composition } from './composition.ts';
import { MEMBERSHIP } from './membership.ts';

/** Who says what to whom in a composition, and over what. */
export function channelsOf(composition: Composition): readonly Channel[] {
  const names = Object.keys(composition.processes);
  return [
    ...edgesOf(composition).flatMap(({ source, receiver }): readonly Channel[] => [
      { kind: 'fifo', ...composition.ipc, from: source, to: receiver, carries: ['Data', 'Update', 'Eof', 'IpcReject'] },
      { kind: 'fifo', ...composition.ipc, from: receiver, to: source, carries: ['Subscribe'] },
    ]),
    ...names.flatMap((name): readonly Channel[] => {
      const isTold =
        (composition.processes[name]?.inputs ?? []).length > 0 || receiversOf(composition, name).length > 0;
      if (!isTold) return [{ kind: 'rendezvous', from: name, to: MEMBERSHIP, carries: ['Announce'] }];
      return [
        { kind: 'rendezvous', from: name, to: MEMBERSHIP, carries: ['Announce', 'LookupRequest'] },
        {
          kind: 'fifo',
          ...composition.notices,
          from: MEMBERSHIP,
          to: name,
          carries: ['BirthNotification', 'DeathNotification', 'LookupReply'],
        },
      ];
    }),
  ];
}

/** Who uses whose data. */
export function edgesOf({ processes }: Composition): readonly { readonly source: string; readonly receiver: string }[] {
  return Object.entries(processes).flatMap(([receiver, { inputs = [] }]) =>
    inputs.map((source) => ({ source, receiver })),
  );
}

/** The receivers that a source serves unasked. */
export function receiversOf({ processes }: Composition, name: string): readonly string[] {
  return processes[name]?.source?.receivers ?? [];
}
