import fc from 'fast-check';
import { createActor } from 'xstate';
import { z } from 'zod';

export const host = [fc, createActor, z];
