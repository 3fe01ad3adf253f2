/**
 * The charts of the process state manager, each the life of one thing, and the three roles that they make up.
 * @packageDocumentation
 */
export { admission, admissionOf, type AdmissionInput } from './admission.ts';
export { comesBefore } from './entry-changes.ts';
export {
  entryOf,
  type EntryContext,
  type EntryEmitted,
  type EntryEvent,
  type EntryInput,
  type EntrySettings,
  type Interested,
  type KeptOverRestart,
  type ToResolver,
  type WithinManager,
} from './entry-data.ts';
export { provideEntry, type EntryPort, type RegisteredInstance } from './entry-port.ts';
export { entry } from './entry.ts';
export { type InterestedProcessInput, type TargetBorn, type TargetDied } from './interested-process-data.ts';
export { interestedProcess } from './interested-process.ts';
export { durableRegistry, entryInputOf, manager, viewEntry, type ManagerCharts, type ManagerInput } from './manager.ts';
export { issuance } from './monitors/issuance.ts';
export { silence } from './monitors/silence.ts';
export { notice, noticeOf, type Notice, type NoticeInput } from './notice.ts';
export { operatingSystemPoll, type OperatingSystemPollInput } from './operating-system-poll.ts';
export { operatingSystem, operatingSystemRole, type OperatingSystemInput } from './operating-system.ts';
export { processRole, type ProcessRoleInput } from './process-role.ts';
export { interestIn, type IpcAccepted, type ProcessInput } from './process-data.ts';
export { process } from './process.ts';
export { resolver, RESOLVER } from './resolver.ts';
export { record, type RecordInput } from './record.ts';
