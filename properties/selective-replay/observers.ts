import type { InstanceState } from '../../machines/role.ts';
import { completions } from '../../machines/selective-replay/monitors/completions.ts';
import { issues } from '../../machines/selective-replay/monitors/issues.ts';
import { links } from '../../machines/selective-replay/monitors/links.ts';
import { reigns } from '../../machines/selective-replay/monitors/reigns.ts';
import type { Monitor } from '../checker/index.ts';

/** What remembers the past for the properties of a composition. */
export const monitors: Readonly<Record<'issues' | 'reigns' | 'completions' | 'links', Monitor>> = {
  issues: { machine: issues, view },
  reigns: { machine: reigns, view },
  completions: { machine: completions, view },
  links: { machine: links, view },
};

function view({ context }: InstanceState): unknown {
  return context;
}
