/** How many messages a unit has numbered in its reign. RPL-53 */
export interface Numbered {
  /** For all standbys together: whatever one of them is told, all are. */
  readonly forStandbys: number;
  /** For the client of each channel, by its name; none where it is not there. */
  readonly forClients: Readonly<Record<string, number>>;
}

/** Each reign counts anew. RPL-53 */
export const nothingNumbered: Numbered = { forStandbys: 0, forClients: {} };
