/**
 * What must hold of control units that fail over without relearning: clauses, messages, options, traps and
 * properties, as data.
 * @packageDocumentation
 */
export { clauses } from './clauses/index.ts';
export {
  carrying,
  cookieEncodings,
  decodedCookies,
  encodedCookie,
  type CookieEncoding,
  type CookieMode,
} from './cookie-encoding.ts';
export {
  ALL_SECTIONS,
  cookie,
  cookieOf,
  mergedCookies,
  sectionsCookie,
  sectionsOf,
  type Cookie,
  type SectionsCookie,
} from './cookie.ts';
export { standsForAllBefore } from './acknowledgement.ts';
export {
  channelReached,
  channelSequence,
  isBehind,
  isOvertaken,
  leavesGap,
  type ChannelSequence,
} from './channel-sequence.ts';
export { cutScore, type CutOutcome } from './cut-score.ts';
export * from './messages.ts';
export {
  operationId,
  position,
  reached,
  compareIds,
  isLater,
  latestOf,
  sameId,
  type OperationId,
  type Position,
  type Reached,
} from './operation-id.ts';
export type { Option } from '../option.ts';
export type { Trap } from '../trap.ts';
export { options } from './options.ts';
export { channelName, processChannel, sameChannel, type ProcessChannel } from './process-channel.ts';
export {
  byChoice,
  deferred,
  liveness,
  ofClients,
  ofJoining,
  ofPrimaries,
  ofStandbys,
  ofTakeovers,
  whereAllAreAsked,
} from './properties/index.ts';
export {
  body,
  change,
  item,
  section,
  replayedSection,
  bodyForClient,
  bodyOf,
  differingSections,
  emptySections,
  forClient,
  replayed,
  sameSections,
  SECTION_COUNT,
  updated,
  wholeOf,
  type Body,
  type Change,
  type Item,
  type ReplayedSection,
  type Section,
  type Sections,
} from './sections.ts';
export { traps } from './traps.ts';
export type {
  AnswerView,
  ClientView,
  Completion,
  Issue,
  PendingAcknowledgement,
  PendingUpdate,
  Reign,
  RequestView,
  SelectiveReplayView,
  SettingView,
  TakeoverMeasure,
  UnitChannelView,
  UnitProcessView,
  UnitView,
} from './view.ts';
export { waiting } from './waiting.ts';
