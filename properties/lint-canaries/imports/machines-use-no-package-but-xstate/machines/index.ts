import { createMachine } from 'xstate';
import { z } from 'zod';

export const chart = createMachine({ id: z.string().parse('chart') });
