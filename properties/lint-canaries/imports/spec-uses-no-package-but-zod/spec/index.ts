import type { AnyStateMachine } from 'xstate';
import { z } from 'zod';

export const message = z.object({ type: z.string() });
export type Clause = AnyStateMachine;
