import { createActor } from 'xstate';
import { role } from '../../machines/role.ts';
import { host } from '../hosting/host.ts';
import { random } from './random.ts';

export const clock = [createActor, role, host, random];
