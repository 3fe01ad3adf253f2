/** A request at a unit that does not reign. RPL-21, RPL-93 */
export const refused = {
  actions: 'refuse' as const,
  description: 'It reigns over nothing: whoever asks must ask again, or ask elsewhere.',
  meta: { clauses: ['RPL-21', 'RPL-93'] },
};
