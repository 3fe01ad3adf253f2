import type { AnyStateMachine } from 'xstate';
import type { HostedProcess } from '../../spec/process-state/messages.ts';
import type { ProcessView, TargetView } from '../../spec/process-state/view.ts';
import { only, type Instances, type Received, type Role } from '../role.ts';
import type { InterestedProcessContext, InterestedProcessInput } from './interested-process-data.ts';
import { interestedProcess } from './interested-process.ts';
import { interestIn, type ProcessInput } from './process-data.ts';
import { process } from './process.ts';

/** What a deployment chooses for a process, and where it runs. */
export interface ProcessRoleInput
  extends Omit<ProcessInput, 'boot' | 'osId'>, Omit<InterestedProcessInput, 'target' | 'hosted' | 'manager'> {
  /** What the operating system calls it, or where its numbers for it begin. */
  readonly osId: number;
  /** The targets that it knows by identifier alone, by what it calls them. PSM-LKP-3 */
  readonly hosted: Readonly<Record<string, HostedProcess>>;
  /** Whether the operating system gives it the same identifier at every start. PSM-HBT-18 */
  readonly osIdReused: boolean;
}

/** A process: its own life, and for each target what it knows of it. Notices go to the chart of the target that they are about. */
export function processRole(
  input: ProcessRoleInput,
  charts: { readonly process: AnyStateMachine; readonly interestedProcess: AnyStateMachine } = {
    process,
    interestedProcess,
  },
): Role<object, ProcessView> {
  const { osIdReused, hosted, relookupOnReject, lookupWait, lookupPollPeriod, controlChannel, ipcRetry, ...own } =
    input;
  const { targets, manager } = own;
  const interest = { manager, relookupOnReject, lookupWait, lookupPollPeriod, controlChannel, ipcRetry };
  return {
    name: 'process-state/process',
    instances: ({ boot }) => ({
      process: {
        machine: charts.process,
        input: { ...own, osId: osIdReused ? own.osId : own.osId + boot - 1, boot },
      },
      ...Object.fromEntries(
        targets.map((target) => [
          interestIn(target),
          { machine: charts.interestedProcess, input: { target, hosted: hosted[target] ?? null, ...interest } },
        ]),
      ),
    }),
    route: (message, instances) => {
      const about = targetOf(message);
      if (about === undefined) return ['process'];
      const known = targets.filter((target) => isAbout(contextOf(instances, target), about));
      // By a name that it has not learnt: a predecessor may have followed it.
      const isForPredecessor = message.requester !== undefined || message.type === 'IpcReject';
      const unnamed = isForPredecessor ? targets.filter((target) => contextOf(instances, target).name === null) : [];
      return (known.length > 0 ? known : unnamed).map(interestIn);
    },
    view: (instances) => {
      const process = only(instances, 'process');
      const { token, key } = process.context as Pick<ProcessView, 'token' | 'key'>;
      return {
        phase: process.matches('registering') ? 'registering' : 'running',
        token,
        key,
        targets: Object.fromEntries(
          targets.map((target) => [contextOf(instances, target).name ?? target, viewTarget(instances, target)]),
        ),
      };
    },
  };
}

function viewTarget(instances: Instances, target: string): TargetView {
  const interest = only(instances, interestIn(target));
  const { key, ended, unsent, lookupWait } = interest.context as unknown as InterestedProcessContext;
  const state = interest.matches('alive') ? 'alive' : interest.matches('dead') ? 'dead' : 'unknown';
  // Who never asks again has no timer for it, and what does not read time need not be judged at every tick.
  const asksAgain = lookupWait === 'poll' && interest.ticksLeft('lookupPollPeriod') !== undefined;
  return { state, key, ended, asksAgain, unsent };
}

/** The target that a message is about; undefined for what concerns the process itself. */
function targetOf(message: Received): string | HostedProcess | undefined {
  switch (message.type) {
    case 'BirthNotification':
      return String(message.name);
    case 'DeathNotification':
      return (message.target as HostedProcess | undefined) ?? String(message.name);
    case 'LookupReply':
    case 'Send':
      return message.target as string | HostedProcess;
    case 'IpcReject':
      return message.from;
    default:
      return undefined;
  }
}

function contextOf(instances: Instances, target: string): InterestedProcessContext {
  return only(instances, interestIn(target)).context as unknown as InterestedProcessContext;
}

function isAbout({ name, target, hosted }: InterestedProcessContext, about: string | HostedProcess): boolean {
  if (typeof about === 'string') return about === name || about === target;
  return hosted?.osId === about.osId && hosted.element === about.element;
}
