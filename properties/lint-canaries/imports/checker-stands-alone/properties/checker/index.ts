import { roleOf } from '../../machines/role.ts';
import { chart } from '../../machines/process-state/index.ts';
import { specification } from '../../spec/index.ts';
import { property } from '../../spec/property.ts';
import type { Name } from '../../spec/process-state/index.ts';
import { system } from '../process-state/systems.ts';
import { z } from 'zod';

export const check = (name: Name): unknown => [roleOf, chart, specification, property, system, z, name];
