import { role } from '../../machines/role.ts';
import { clock } from './clock.ts';

clock.push(role);
