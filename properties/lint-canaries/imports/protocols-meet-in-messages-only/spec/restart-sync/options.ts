import { heartbeats } from '../process-state/options.ts';

export const staleLimit = heartbeats === 'on' ? 1 : 2;
