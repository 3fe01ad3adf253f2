import type { DeathNotification } from '../../spec/process-state/messages.ts';
import { manager } from '../process-state/index.ts';

export const receiver = (notice: DeathNotification): unknown => [manager, notice];
