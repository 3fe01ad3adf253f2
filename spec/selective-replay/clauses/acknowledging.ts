import type { Clause } from '../../clause.ts';

/**
 * Acknowledgements: what they carry, which way they go, what one confirms, and what a client does that cannot apply an
 * update.
 */
export const acknowledgingClauses: readonly Clause[] = [
  {
    id: 'RPL-44',
    level: 'MUST',
    text: 'Acknowledgement messages carry three fields only (pc, op id, ack mark) plus the cookie when `rpl.cookieMode` is not `none`; the mark tells the two kinds apart.',
    source: 'Selective Replay of State Information within a Computing Device, 0058, Fig. 3, Fig. 4',
  },
  {
    id: 'RPL-45',
    level: 'MUST',
    text: "Update messages carry pc, op id, body, plus the cookie when `rpl.cookieMode` is not `none`; body content is the process's own affair and opaque to both OSes.",
    source: 'Selective Replay of State Information within a Computing Device, 0055-0057, 0060',
  },
  {
    id: 'RPL-46',
    level: 'MAY',
    text: '`rpl.ackPath = direct`: the client sends the acknowledgement to the standby itself (and to the primary for housekeeping); the primary does not forward.',
    source: 'Selective Replay of State Information within a Computing Device, 0022, 0024, 0025, 0026',
    option: 'ackPath',
  },
  {
    id: 'RPL-47',
    level: 'MAY',
    text: '`rpl.ackPath = both`: both happen; duplicates fall under RPL-43.',
    source: 'inferred: both ways are told (0022, 0048), and nothing forbids both at once',
    option: 'ackPath',
  },
  {
    id: 'RPL-48',
    level: 'MAY',
    text: '`rpl.ackMode = cumulative`: the client acknowledges once per `rpl.ackPeriod` with the id of the last update it applied; if it applied none, it sends nothing.',
    source: 'Selective Replay of State Information within a Computing Device, 0059',
    option: 'ackMode',
  },
  {
    id: 'RPL-49',
    level: 'MUST',
    text: 'A cumulative acknowledgement N on pc confirms every entry of that pc (no other) with id ≤ N.',
    source: 'Selective Replay of State Information within a Computing Device, 0059, 0074',
  },
  {
    id: 'RPL-50',
    level: 'MAY',
    text: '`rpl.ackOrder = ids`: the standby handles the acknowledgements that it holds in op id order.',
    source: 'Selective Replay of State Information within a Computing Device, 0059',
    option: 'ackOrder',
  },
  {
    id: 'RPL-51',
    level: 'MAY',
    text: '`rpl.ackInference = true`: an acknowledgement N on pc is under `rpl.ackMode = perUpdate` too taken as confirming all lower ids of pc, since client channels are in order; an implementation that does not infer it in normal operation still does so for an answer (RPL-75) and for `full` updates (RPL-54).',
    source:
      'inferred: ids increase sequentially (0074) and a channel is in order, so that whoever has processed N has processed all before it',
    option: 'ackInference',
  },
  {
    id: 'RPL-52',
    level: 'MUST',
    text: 'A client that cannot apply an update does not acknowledge it or any later one; it raises its incarnation and sends ChannelReset.',
    source:
      'inferred: an acknowledgement follows an update that was "successfully" processed (0017, 0048); the text does not say what follows one that was not',
  },
  {
    id: 'RPL-53',
    level: 'MUST',
    text: 'Ids on one channel are not consecutive (`rpl.opIdScope = unit`), so a gap is seen by the numbers of the transport only: a client that finds one applies and acknowledges nothing past it and goes by RPL-52; a standby that finds one in what its primary sends resyncs as in RPL-112, as does one that has not come, by a heartbeat of its primary, as far as the heartbeat before that one said, nor any further.',
    source:
      'inferred: ids number changes and not messages (0059, 0074), and a cumulative N over a gap would confirm what was not processed',
  },
  {
    id: 'RPL-54',
    level: 'MUST',
    text: "An update carrying a whole client state (RPL-111, 115) is marked `full`, to the standby too, with the client's incarnation; its acknowledgement confirms every lower id of the pc in each `rpl.ackMode`.",
    source:
      'inferred: an update leaves the queue with its acknowledgement (0049), and what was issued to the lost incarnation is never acknowledged by itself (trap T-30)',
  },
];
