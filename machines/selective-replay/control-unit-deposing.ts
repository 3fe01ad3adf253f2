/** A heartbeat of a reign that is over, at a unit that holds a state of a later one. RPL-65, RPL-98, RPL-109 */
export const toldOfLaterReign = {
  guard: 'ofEarlierReign' as const,
  actions: 'tellLaterReign' as const,
  description: 'Its reign is over, which it has not heard: it is told.',
  meta: { clauses: ['RPL-65', 'RPL-98', 'RPL-109'] },
};
