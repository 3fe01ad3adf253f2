import { channelName, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';

/** The address of the chart of a control unit, inside it. */
export const UNIT = 'unit';

/** The address of what measures takeovers, inside a control unit. */
export const METER = 'meter';

/** The address of what awaits the acknowledgements of one channel, inside a control unit; there only where messages may be lost. */
export function patienceOf(pc: ProcessChannel): string {
  return `patience/${channelName(pc)}`;
}

/** The address of the heartbeat of a control unit, inside it, where it has one. */
export const HEARTBEAT = 'heartbeat';

/** The address of a process, inside a control unit. */
export function processOf(proc: string): string {
  return `process/${proc}`;
}

/** The address of what asks the client of one channel, inside a control unit. */
export function probeOf(pc: ProcessChannel): string {
  return `probe/${channelName(pc)}`;
}

/** The address of what sends to the client of one channel, inside a control unit. */
export function outletOf(pc: ProcessChannel): string {
  return `outlet/${channelName(pc)}`;
}

/** The address of the sending end of the channel to one client, where that may be full. */
export function lineOf(pc: ProcessChannel): string {
  return `line/${channelName(pc)}`;
}
