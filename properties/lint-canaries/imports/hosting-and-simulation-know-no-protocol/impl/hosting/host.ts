import { chart } from '../../machines/process-state/index.ts';
import { role } from '../../machines/role.ts';
import type { Name } from '../../spec/process-state/index.ts';
import { clock } from '../hardware/clock.ts';

export const host = (name: Name): unknown => [chart, role, clock, name];
