import type { AnyStateMachine } from 'xstate';
import { acknowledger } from '../../machines/selective-replay/acknowledger.ts';
import { watch } from '../../machines/selective-replay/arbiter.ts';
import { clientProcess } from '../../machines/selective-replay/client-process.ts';
import { controlUnit } from '../../machines/selective-replay/control-unit.ts';
import { patience } from '../../machines/selective-replay/patience.ts';
import { heartbeat } from '../../machines/selective-replay/heartbeat.ts';
import { line } from '../../machines/selective-replay/line.ts';
import { outlet } from '../../machines/selective-replay/outlet.ts';
import { probe } from '../../machines/selective-replay/probe.ts';
import { slot } from '../../machines/selective-replay/slot.ts';
import { takeoverMeter } from '../../machines/selective-replay/takeover-meter.ts';
import { unitProcess } from '../../machines/selective-replay/unit-process.ts';

/** The charts of the protocol; a canary replaces one of them. */
export interface Charts {
  readonly controlUnit: AnyStateMachine;
  readonly probe: AnyStateMachine;
  readonly takeoverMeter: AnyStateMachine;
  readonly patience: AnyStateMachine;
  readonly heartbeat: AnyStateMachine;
  readonly outlet: AnyStateMachine;
  readonly line: AnyStateMachine;
  readonly clientProcess: AnyStateMachine;
  readonly acknowledger: AnyStateMachine;
  readonly watch: AnyStateMachine;
  readonly slot: AnyStateMachine;
  readonly unitProcess: AnyStateMachine;
}

export const charts: Charts = {
  ...{ controlUnit, unitProcess, probe, takeoverMeter, patience, heartbeat, outlet, line },
  ...{ clientProcess, acknowledger, watch, slot },
};
