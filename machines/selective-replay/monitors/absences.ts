import { assign, setup } from 'xstate';

interface Event {
  type: 'crash' | 'restart' | 'cut' | 'heal' | 'tick';
  target?: string;
}

/** How far it counts. */
export interface AbsencesInput {
  /** Ticks after which a longer absence makes no difference. */
  readonly limit: number;
}

/** For how many ticks each part that is down has been down, and each link that has healed has been whole again. */
export interface AbsencesContext extends AbsencesInput {
  readonly down: Readonly<Record<string, number>>;
  readonly healed: Readonly<Record<string, number>>;
}

/** How long parts have been down, and links whole again: what a time until something is noticed is compared with. */
export const absences = setup({
  types: { input: {} as AbsencesInput, context: {} as AbsencesContext, events: {} as Event },
  actions: {
    countTick: assign(({ context: { limit, down, healed } }) => ({
      down: counted(down, (ticks) => Math.min(ticks + 1, limit)),
      healed: counted(healed, (ticks) => Math.min(ticks + 1, limit)),
    })),
    noteCrash: assign(({ context: { down }, event: { target = '' } }) => ({ down: { ...down, [target]: 0 } })),
    noteRestart: assign(({ context: { down }, event: { target = '' } }) => ({ down: without(down, target) })),
    noteHeal: assign(({ context: { healed }, event: { target = '' } }) => ({ healed: { ...healed, [target]: 0 } })),
    noteCut: assign(({ context: { healed }, event: { target = '' } }) => ({ healed: without(healed, target) })),
  },
}).createMachine({
  id: 'selective-replay/monitors/absences',
  description: 'For how long parts have been down, and links whole again.',
  context: ({ input: { limit } }) => ({ limit, down: {}, healed: {} }),
  on: {
    crash: { actions: 'noteCrash', description: 'It is down from now on.' },
    restart: { actions: 'noteRestart', description: 'It is there again.' },
    cut: { actions: 'noteCut', description: 'Nothing passes over it any more.' },
    heal: { actions: 'noteHeal', description: 'What is sent from now on arrives.' },
    tick: { actions: 'countTick', description: 'A tick more.' },
  },
});

function counted(
  among: Readonly<Record<string, number>>,
  count: (ticks: number) => number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(among).map(([name, ticks]) => [name, count(ticks)]));
}

function without(among: Readonly<Record<string, number>>, name: string): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(among).filter(([other]) => other !== name));
}
