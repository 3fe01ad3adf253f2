import type { Table } from '../impl/table.ts';
import { chart } from '../machines/index.ts';

export const clause = { chart, table: {} as Table };
