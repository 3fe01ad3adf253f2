import { EventEmitter } from 'node:events';

export const chart = new EventEmitter();
