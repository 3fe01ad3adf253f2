import { endings } from '../../machines/restart-sync/monitors/endings.ts';
import { steadiness } from '../../machines/restart-sync/monitors/steadiness.ts';
import { transfers } from '../../machines/restart-sync/monitors/transfers.ts';
import { waits } from '../../machines/restart-sync/monitors/waits.ts';
import type { InstanceState } from '../../machines/role.ts';
import type { Monitor } from '../checker/index.ts';
import { asSpecified, edgesOf, hostOf, STEADINESS, STEADY_KEY, type Composition } from './composition.ts';

/** What remembers the past for the properties of a composition: as few as they need, since each multiplies the states. */
export function monitorsOf(composition: Composition): Readonly<Record<string, Monitor>> {
  const { limit, graceOnHeartbeatLoss } = { ...asSpecified, ...composition.options };
  const edges = edgesOf(composition);
  return {
    ...Object.fromEntries(
      edges.flatMap(({ source, receiver }): readonly (readonly [string, Monitor])[] => {
        const of = { source, receiver, limit, hosts: [hostOf(composition, receiver)] };
        return [
          [`ends of ${source} at ${receiver}`, { machine: endings, input: of, view }],
          [`transfers of ${source} to ${receiver}`, { machine: transfers, input: { source, receiver }, view }],
          ...(isDerived(composition, receiver)
            ? [
                [
                  `wait of ${receiver} for ${source}`,
                  { machine: waits, input: { ...of, graceOnHeartbeatLoss }, view },
                ] as const,
              ]
            : []),
        ];
      }),
    ),
    ...(isChain(composition) && {
      [STEADINESS]: {
        machine: steadiness,
        input: { source: headOf(composition), k: STEADY_KEY },
        view: ({ value }) => value,
      },
    }),
  };
}

const view = ({ context }: InstanceState): unknown => context;

/** Whether a process passes on what it has from others. */
export function isDerived({ processes }: Composition, name: string): boolean {
  const { inputs = [], source } = processes[name] ?? {};
  return inputs.length > 0 && source !== undefined;
}

export function isChain(composition: Composition): boolean {
  return Object.keys(composition.processes).some((name) => isDerived(composition, name));
}

/** The process at the head of a chain. */
function headOf({ processes }: Composition): string {
  return Object.keys(processes).find((name) => (processes[name]?.inputs ?? []).length === 0) ?? '';
}
