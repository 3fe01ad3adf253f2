import { writeFileSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';

export const check = (worker: Worker): void => {
  writeFileSync('report', String(worker.threadId));
};
