import { z } from 'zod';

/** Identifies a control unit whatever its role is, counted from 0: of several standbys the lowest takes over. RPL-97, RPL-106. */
export const unitId = z.int().nonnegative();

/** Counts how often a client process has lost its state; the first life of a client is 1. RPL-52, RPL-82. */
export const incarnation = z.int().positive();
