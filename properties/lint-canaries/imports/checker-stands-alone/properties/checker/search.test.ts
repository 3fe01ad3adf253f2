import { readFileSync } from 'node:fs';
import { system } from '../process-state/systems.ts';

readFileSync(system);
