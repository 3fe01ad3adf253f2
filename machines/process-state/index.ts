/**
 * The charts of the process state manager, each the life of one thing, and the two roles that they make up.
 * @packageDocumentation
 */
export { entry, entryOf, type EntryInput, type Interested } from './entry.ts';
export { interestedProcess, type InterestedProcessInput } from './interested-process.ts';
export { manager, type ManagerInput } from './manager.ts';
export { issuance } from './monitors/issuance.ts';
export { silence } from './monitors/silence.ts';
export { processRole, type ProcessRoleInput } from './process-role.ts';
export { interestIn, process, type IpcAccepted, type ProcessInput } from './process.ts';
export { record } from './record.ts';
