import { host } from '../../impl/hosting/host.ts';
import { specification } from '../../spec/index.ts';
import { property } from '../../spec/property.ts';
import { check } from '../checker/index.ts';
import { system } from '../process-state/systems.ts';

export const run = [host, specification, property, check, system];
