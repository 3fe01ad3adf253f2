/** What comes from an instance that is no longer, or never was, the one that holds the key: alike in every state of the entry. */

export const ofPredecessor = {
  actions: 'demandOfPredecessor' as const,
  description:
    'From an instance before the one that holds the key: it must not supersede its successor, and if it still runs it learns that it is superseded.',
  meta: { clauses: ['PSM-REG-20'] },
};

export const refused = {
  guard: 'laterToken' as const,
  description: 'No incarnation is left: refused rather than wrapped, since a repeated key would alias two instances.',
  meta: { clauses: ['PSM-KEY-4'] },
};

export const superseded = {
  actions: 'demandOfSuperseded' as const,
  description:
    'Of an earlier incarnation: it changes nothing here, and if that instance still runs it learns that it is superseded.',
  meta: { clauses: ['PSM-HBT-14', 'PSM-HBT-23', 'PSM-LKP-16'] },
};
