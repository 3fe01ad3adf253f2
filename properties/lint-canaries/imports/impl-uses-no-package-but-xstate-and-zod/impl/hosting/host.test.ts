import fc from 'fast-check';
import { host } from './host.ts';

fc.constant(host);
