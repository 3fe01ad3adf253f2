import { random } from '../hardware/random.ts';

export const host = ['a host', random];
