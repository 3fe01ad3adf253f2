import { system } from '../process-state/systems.ts';
import { run } from './run.ts';

run.push(system);
