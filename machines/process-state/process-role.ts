import type { AnyStateMachine } from 'xstate';
import type { ProcessView, TargetView } from '../../spec/process-state/view.ts';
import { only, type Instances, type Received, type Role } from '../role.ts';
import { interestedProcess } from './interested-process.ts';
import { interestIn, process } from './process.ts';

export interface ProcessRoleInput {
  readonly name: string;
  readonly manager: string;
  readonly targets: readonly string[];
  readonly heartbeatPeriod: number;
  readonly registerRetry: number;
  readonly relookupOnReject: boolean;
}

/** A process: its own life, and for each target what it knows of it. Notices go to the chart of the target that they are about. */
export function processRole(
  input: ProcessRoleInput,
  charts: { readonly process: AnyStateMachine; readonly interestedProcess: AnyStateMachine } = {
    process,
    interestedProcess,
  },
): Role<object, ProcessView> {
  const { relookupOnReject, ...own } = input;
  const { targets, manager } = own;
  return {
    name: 'process-state/process',
    instances: ({ boot }) => ({
      process: { machine: charts.process, input: { ...own, boot } },
      ...Object.fromEntries(
        targets.map((target) => [
          interestIn(target),
          { machine: charts.interestedProcess, input: { target, manager, relookupOnReject } },
        ]),
      ),
    }),
    route: (message) => {
      const about = targetOf(message);
      if (about === undefined) return ['process'];
      return targets.includes(about) ? [interestIn(about)] : [];
    },
    view: (instances) => {
      const { value, context } = only(instances, 'process');
      const { token, key } = context as Pick<ProcessView, 'token' | 'key'>;
      return {
        phase: value === 'registering' ? 'registering' : 'running',
        token,
        key,
        targets: Object.fromEntries(targets.map((target) => [target, viewTarget(instances, target)])),
      };
    },
  };
}

function viewTarget(instances: Instances, target: string): TargetView {
  const { value, context } = only(instances, interestIn(target));
  const { key, ended } = context as Pick<TargetView, 'key' | 'ended'>;
  return { state: value === 'alive' || value === 'dead' ? value : 'unknown', key, ended };
}

/** The target that a message is about; undefined for what concerns the process itself. */
function targetOf(message: Received): string | undefined {
  switch (message.type) {
    case 'BirthNotification':
    case 'DeathNotification':
      return String(message.name);
    case 'LookupReply':
    case 'Send':
      return String(message.target);
    case 'IpcReject':
      return message.from;
    default:
      return undefined;
  }
}
