import type { InstanceState } from '../../machines/role.ts';
import { absences } from '../../machines/selective-replay/monitors/absences.ts';
import { completions } from '../../machines/selective-replay/monitors/completions.ts';
import { issues } from '../../machines/selective-replay/monitors/issues.ts';
import { links } from '../../machines/selective-replay/monitors/links.ts';
import { reigns } from '../../machines/selective-replay/monitors/reigns.ts';
import type { Monitor } from '../checker/index.ts';
import { asSpecified, type Composition } from './composition.ts';

/** What remembers the past for the properties of a composition. */
export const monitors: Readonly<Record<'issues' | 'reigns' | 'completions' | 'links', Monitor>> = {
  issues: { machine: issues, view },
  reigns: { machine: reigns, view },
  completions: { machine: completions, view },
  links: { machine: links, view },
};

/** The same, and how long units are down, and links whole again, where a timeout is to be compared with that. */
export function monitorsOf({ options }: Composition): Readonly<Record<string, Monitor>> {
  const { heartbeatTimeout } = { ...asSpecified, ...options };
  if (heartbeatTimeout === null) return monitors;
  return { ...monitors, absences: { machine: absences, input: { limit: heartbeatTimeout + 1 }, view } };
}

function view({ context }: InstanceState): unknown {
  return context;
}
