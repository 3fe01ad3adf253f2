import { table } from '../impl/table.ts';
import { clause } from '../spec/index.ts';

export const chart = { table, clause };
