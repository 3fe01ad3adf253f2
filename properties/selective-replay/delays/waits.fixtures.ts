import { unitInput } from '../../../machines/selective-replay/control-unit-input.fixtures.ts';
import { watch } from '../../../machines/selective-replay/arbiter.ts';
import { clientProcess } from '../../../machines/selective-replay/client-process.ts';
import { controlUnit } from '../../../machines/selective-replay/control-unit.ts';
import { patience } from '../../../machines/selective-replay/patience.ts';
import { heartbeat } from '../../../machines/selective-replay/heartbeat.ts';
import { line } from '../../../machines/selective-replay/line.ts';
import { probe } from '../../../machines/selective-replay/probe.ts';
import { takeoverMeter } from '../../../machines/selective-replay/takeover-meter.ts';
import { unitProcess } from '../../../machines/selective-replay/unit-process.ts';
import type { Wait } from '../../delays/wait.fixtures.ts';
import { acknowledger } from '../../../machines/selective-replay/acknowledger.ts';
import {
  acknowledgerInput,
  answer,
  askClient,
  awaiting,
  awaitReplay,
  clientInput,
  countingOn,
  epochReply,
  id,
  heartbeatInput,
  lineInput,
  join,
  numbered,
  partEnded,
  pc,
  takeoverBegun,
  probeInput,
  responsible,
  processInput,
  qualify,
  stepDown,
  processed,
  update,
} from '../paths/messages.fixtures.ts';

const asking: Wait['input'] = (queryTimeout) => probeInput({ queryTimeout, queryRetries: 0, silentRetry: 9 });

/** Every state of every chart in which a named delay runs. */
export const waits: readonly Wait[] = [
  {
    machine: line,
    state: 'full',
    delay: 'pace',
    input: (pace) => lineInput({ pace }),
    before: [{ type: 'choice.stall' }],
  },
  { machine: probe, state: 'asked', delay: 'queryTimeout', input: asking, before: [askClient(3)] },
  {
    machine: probe,
    state: 'replaying',
    delay: 'queryTimeout',
    input: asking,
    before: [askClient(3), answer(3), awaitReplay],
  },
  {
    machine: probe,
    state: 'silent',
    delay: 'silentRetry',
    input: (silentRetry) => probeInput({ silentRetry, queryRetries: 0 }),
    before: [askClient(3), 'end'],
  },
  {
    machine: clientProcess,
    state: 'asking',
    delay: 'queryTimeout',
    input: (queryTimeout) => clientInput({ queryTimeout, incarnation: 2 }),
    before: [],
  },
  {
    machine: clientProcess,
    state: 'empty',
    delay: 'queryTimeout',
    input: (queryTimeout) => clientInput({ queryTimeout, incarnation: 2 }),
    before: [epochReply('U0', 2), epochReply('U1', 2)],
  },
  {
    machine: acknowledger,
    state: 'owing',
    delay: 'ackPeriod',
    input: (ackPeriod) => acknowledgerInput({ ackMode: 'cumulative', ackPeriod }),
    before: [processed(2, 1)],
  },
  {
    machine: controlUnit,
    state: 'joining.asking',
    delay: 'joinRetry',
    input: (joinRetry) => unitInput(0, { isBack: true, joinRetry }),
    before: [],
  },
  {
    machine: controlUnit,
    state: 'joining.resigned',
    delay: 'joinRetry',
    input: (joinRetry) => unitInput(1, { isBack: true, joinRetry }),
    before: [join(2, 0)],
  },
  {
    machine: controlUnit,
    state: 'standby.yielding',
    delay: 'joinRetry',
    input: (joinRetry) => unitInput(1, { joinRetry }),
    before: [stepDown(4)],
  },
  {
    machine: controlUnit,
    state: 'standby.tracking.lacking',
    delay: 'joinRetry',
    input: (joinRetry) => unitInput(1, { joinRetry, channelKind: 'lossy' }),
    before: [numbered(update(2, 1), 2, 2)],
  },
  {
    machine: patience,
    state: 'waiting',
    delay: 'silentRetry',
    input: (silentRetry) => ({ pc, silentRetry }),
    before: [awaiting(id(2, 1))],
  },
  {
    machine: unitProcess,
    state: 'crashed',
    delay: 'processRestart',
    input: (processRestart) => processInput({ processRestart }),
    before: [{ type: 'choice.crash' }],
  },
  {
    machine: unitProcess,
    state: 'restarting',
    delay: 'processLoad',
    input: (processLoad) => processInput({ processLoad }),
    before: [{ type: 'choice.crash' }, qualify],
  },
  { machine: takeoverMeter, state: 'measuring', delay: 'tick', input: (tick) => ({ tick }), before: [takeoverBegun] },
  {
    machine: heartbeat,
    state: 'beating',
    delay: 'heartbeatPeriod',
    input: (heartbeatPeriod) => heartbeatInput({ heartbeatPeriod }),
    before: [responsible],
  },
  {
    machine: heartbeat,
    state: 'listening',
    delay: 'heartbeatTimeout',
    input: (heartbeatTimeout) => heartbeatInput({ heartbeatTimeout }),
    before: [countingOn(0)],
  },
  {
    machine: watch,
    state: 'ended',
    delay: 'detection',
    input: (detection) => ({ unit: 0, others: ['U1'], detection, suspicions: 0 }),
    before: [partEnded],
  },
];
