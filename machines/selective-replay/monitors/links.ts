import { assign, setup } from 'xstate';

interface Event {
  type: 'cut' | 'heal';
  target: string;
}

/** Which links are cut. */
export const links = setup({
  types: { context: {} as { readonly cut: readonly string[] }, events: {} as Event },
  actions: {
    noteHeal: assign(({ context, event }) => ({ cut: context.cut.filter((link) => link !== event.target) })),
    noteCut: assign(({ context, event }) => ({ cut: [...context.cut, event.target].sort() })),
  },
}).createMachine({
  id: 'selective-replay/monitors/links',
  description: 'Which links are cut.',
  context: { cut: [] },
  on: {
    cut: { actions: 'noteCut', description: 'Nothing passes over it any more.' },
    heal: { actions: 'noteHeal', description: 'What is sent from now on arrives.' },
  },
});
