import type { FieldReceiver, ReceiverSetting } from './receivers.ts';

/** Whether it was seen to happen; `unseen` where nothing that was run could show it. */
export type Seen = 'yes' | 'no' | 'unseen';

/** Something that was looked for at each receiver in the field. */
export interface FieldObservation {
  readonly what: string;
  /** The option of which it is the value `true`, for those that differ from the text or from each other. */
  readonly option?: keyof ReceiverSetting;
  readonly seen: Readonly<Record<FieldReceiver, Seen>>;
  /** What the text says: whether it happens with the defaults of the options. */
  readonly inSourceText: 'yes' | 'no';
}

/**
 * What four receivers of routes did when their speaker was killed, in one or two runs each on Debian 12, with the versions
 * that `receivers` names. It is what their settings rest on.
 */
export const fieldObservations: readonly FieldObservation[] = [
  {
    what: 'Stale data is served until the end of data; then exactly what is absent is removed.',
    seen: { bird: 'yes', frr: 'yes', openbgpd: 'yes', gobgp: 'yes' },
    inSourceText: 'yes',
  },
  {
    what: 'New data is held aside until the end of data.',
    option: 'holdAside',
    seen: { bird: 'no', frr: 'no', openbgpd: 'no', gobgp: 'no' },
    inSourceText: 'yes',
  },
  {
    what: 'The data of a source that never returns is cleared at the limit.',
    seen: { bird: 'yes', frr: 'yes', openbgpd: 'yes', gobgp: 'yes' },
    inSourceText: 'yes',
  },
  {
    what: 'Where the source returns and its end of data never comes, a limit still ends the stale data.',
    option: 'secondTimer',
    seen: { bird: 'no', frr: 'yes', openbgpd: 'yes', gobgp: 'no' },
    inSourceText: 'yes',
  },
  {
    what: 'That limit clears the new data, too.',
    option: 'limitClearsFresh',
    // Without that limit there is nothing to see.
    seen: { bird: 'unseen', frr: 'no', openbgpd: 'no', gobgp: 'unseen' },
    inSourceText: 'yes',
  },
  {
    what: 'A second death before the end of data drops what was already stale.',
    option: 'dropTwiceStale',
    seen: { bird: 'yes', frr: 'yes', openbgpd: 'yes', gobgp: 'no' },
    inSourceText: 'no',
  },
  {
    what: 'A loss that is found by missed heartbeats keeps the data as stale.',
    option: 'graceOnHeartbeatLoss',
    seen: { bird: 'no', frr: 'no', openbgpd: 'no', gobgp: 'yes' },
    inSourceText: 'yes',
  },
];

/** What they did with a new session while the old one still stood: how each learns of a restart that nobody announced. */
export const newSessionBesideTheOld: Readonly<Record<FieldReceiver | 'sourceText', string>> = {
  bird: 'It is accepted; the old one counts as dead.',
  frr: 'It is refused, and accepted soon after.',
  openbgpd: 'It is accepted.',
  gobgp: 'It is refused until the hold time is over.',
  sourceText: 'The birth of a later incarnation counts as a death first (SYNC-18).',
};
