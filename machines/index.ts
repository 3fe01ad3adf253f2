/**
 * The statecharts, and the roles that they make up.
 * @packageDocumentation
 */
export {
  ENVIRONMENT,
  only,
  roleOf,
  type Boot,
  type Instance,
  type Instances,
  type InstanceState,
  type Received,
  type Role,
} from './role.ts';
export * as processState from './process-state/index.ts';
export * as restartSync from './restart-sync/index.ts';
export * as selectiveReplay from './selective-replay/index.ts';
