/**
 * The options of a receiver in which receivers in the field differ from the text, by their names in `options`. SYNC-80 to
 * SYNC-84.
 */
export interface ReceiverSetting {
  /** New data waits beside stale data until it is whole. SYNC-22, SYNC-80 */
  readonly holdAside: boolean;
  /** The limit clears new data as well. SYNC-8, SYNC-81 */
  readonly limitClearsFresh: boolean;
  /** Stale data has a limit also once its source is back. SYNC-9, SYNC-82 */
  readonly secondTimer: boolean;
  /** The data of a source that was found silent is kept as stale. SYNC-83 */
  readonly graceOnHeartbeatLoss: boolean;
  /** A further death removes what was stale before it. SYNC-84 */
  readonly dropTwiceStale: boolean;
}

/** Receivers that go on using the routes of a dead speaker: graceful restart of the Border Gateway Protocol. */
export type FieldReceiver = 'frr' | 'openbgpd' | 'bird' | 'gobgp';

/** A receiver as one setting of the options, with all that the checker must find violated in it. SYNC-86 */
export interface Receiver {
  /** As its makers write it. */
  readonly title: string;
  /** What was run; nothing for the text itself. */
  readonly version?: string;
  readonly setting: ReceiverSetting;
  /** The safety properties of the catalogue that it violates, and no others. */
  readonly violated: readonly string[];
  /** The liveness properties that it violates. */
  readonly violatedInTheEnd: readonly string[];
  /** Those that it violates besides where a source may hang before its end of data. */
  readonly violatedWhereTheSourceHangs: readonly string[];
}

/** FRR and OpenBGPD behave alike in all that the options say. */
const replacedAtOnceWithinALimit = {
  setting: {
    holdAside: false,
    limitClearsFresh: false,
    secondTimer: true,
    graceOnHeartbeatLoss: false,
    dropTwiceStale: true,
  },
  violated: ['S-SYNC-1', 'S-SYNC-5', 'S-SYNC-12', 'S-SYNC-13'],
  violatedInTheEnd: [],
  violatedWhereTheSourceHangs: [],
} as const;

/**
 * The text and four independent receivers, each one setting of the options. S-SYNC-12 and S-SYNC-13 need a second death or a
 * death by silence to be violated, S-SYNC-13 a chain of processes besides. The shortest run that violates S-SYNC-4 is: death,
 * return, no end of data, and one tick more than the limit. SYNC-86
 */
export const receivers: Readonly<Record<'sourceText' | FieldReceiver, Receiver>> = {
  sourceText: {
    title: 'Source text',
    setting: {
      holdAside: true,
      limitClearsFresh: true,
      secondTimer: true,
      graceOnHeartbeatLoss: true,
      dropTwiceStale: false,
    },
    violated: [],
    violatedInTheEnd: [],
    violatedWhereTheSourceHangs: [],
  },
  frr: { title: 'FRR', version: '8.4.4', ...replacedAtOnceWithinALimit },
  openbgpd: { title: 'OpenBGPD', version: '7.7', ...replacedAtOnceWithinALimit },
  bird: {
    title: 'BIRD',
    version: '2.0.12',
    setting: {
      holdAside: false,
      limitClearsFresh: false,
      secondTimer: false,
      graceOnHeartbeatLoss: false,
      dropTwiceStale: true,
    },
    violated: ['S-SYNC-1', 'S-SYNC-4', 'S-SYNC-7', 'S-SYNC-12', 'S-SYNC-13'],
    violatedInTheEnd: [],
    violatedWhereTheSourceHangs: ['L-SYNC-1'],
  },
  gobgp: {
    title: 'GoBGP',
    version: '3.10',
    setting: {
      holdAside: false,
      limitClearsFresh: false,
      secondTimer: false,
      graceOnHeartbeatLoss: true,
      dropTwiceStale: false,
    },
    violated: ['S-SYNC-1', 'S-SYNC-4', 'S-SYNC-7', 'S-SYNC-15'],
    violatedInTheEnd: ['L-SYNC-5'],
    violatedWhereTheSourceHangs: ['L-SYNC-1'],
  },
};
