import { check } from '../../impl/hosting/host.ts';

check();
