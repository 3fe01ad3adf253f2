import { table } from '../../impl/restart-sync/receiver-table.ts';

table.pop();
