import { simulatedClock } from '../hardware/clock.ts';
import { registry } from '../process-state/registry.ts';

export const table = [simulatedClock, registry];
