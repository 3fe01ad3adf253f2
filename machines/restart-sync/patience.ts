/**
 * The states inside one that waits for an answer: where messages may be lost (the guard `mayLose`), what was asked for is asked
 * for again when nothing comes. SYNC-36
 *
 * @param waiting the address of the state that waits, which is entered anew
 * @param delay the name of the delay after which it is impatient
 * @param ask the name of the action that asks
 */
export function patience<Delay extends string, Ask extends string>(waiting: string, delay: Delay, ask: Ask) {
  const again = {
    target: waiting,
    reenter: true,
    actions: ask,
    description: 'Nothing came: once more.',
    meta: { clauses: ['SYNC-36'] },
  };
  return {
    initial: 'starting' as const,
    states: {
      starting: {
        always: [
          {
            guard: 'mayLose' as const,
            target: 'impatient',
            description: 'What is silent for too long was lost.',
            meta: { clauses: ['SYNC-36'] },
          },
          { target: 'patient', description: 'Nothing is lost: it will come.', meta: { clauses: ['SYNC-36'] } },
        ],
      },
      patient: {},
      impatient: { after: { [delay]: again } as Record<Delay, typeof again> },
    },
  };
}
