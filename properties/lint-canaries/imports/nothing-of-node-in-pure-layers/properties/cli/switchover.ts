import { link } from '../../impl/hardware/link.ts';
import { socket } from '../../impl/node/socket.ts';
import { same } from '../simulation/run.ts';

export const command = [link, socket, same];
