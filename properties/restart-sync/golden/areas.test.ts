import { describe, expect, it } from 'vitest';
import type { RestartSyncView } from '../../../spec/restart-sync/view.ts';
import { Walk } from '../../checker/index.ts';
import type { Member } from '../composition.ts';
import { findings } from '../compositions/samples.ts';
import { restartSync } from '../system.ts';
import { FORWARDER, INTERFACES, network, ROUTES, ROUTING } from './network.ts';

// Goal: data lies where it was asked for, and nowhere else. Method: Fig. 9 settled, once as it stands, once with a forwarder
// that asks for interface data too, and for routes of 903 directly.

function settled(more: Readonly<Record<string, readonly string[]>>): RestartSyncView {
  const processes = Object.fromEntries(
    Object.entries(network).map(([name, member]): readonly [string, Member] => [
      name,
      { ...member, inputs: [...(member.inputs ?? []), ...(more[name] ?? [])] },
    ]),
  );
  const walk = new Walk(
    restartSync({
      name: 'restart-sync/areas',
      processes,
      causes: ['exit'],
      ipc: { capacity: 16 },
      notices: { capacity: 16 },
      stimuli: findings(INTERFACES, 1).map((stimulus) => ({
        ...stimulus,
        ...(stimulus.event.type === 'Found' && { event: { type: 'Found', recs: [{ k: '1', v: 'up' }] } }),
      })),
      faults: [],
      witnesses: [],
    }),
  );
  const deliver = { kind: 'deliver' } as const;
  walk.takeAll(deliver).take({ kind: 'stimulus', message: { type: 'Found' } });
  return walk
    .takeAll(deliver)
    .take({ kind: 'stimulus', message: { type: 'AllFound' } })
    .takeAll(deliver).view;
}

/** Of whom a process holds data: the areas of its memory. */
function areasOf(view: RestartSyncView, name: string): readonly string[] {
  const held = Object.entries(view.process(name)?.receivers ?? {});
  return held.filter(([, { current }]) => Object.keys(current).length > 0).map(([source]) => source);
}

describe('data lies in the area of whoever asked for it', () => {
  it('as in Fig. 10: interface data with 901, 903 and 907, routes with 903, 907 and 909 [SYNC-69][SYNC-70]', () => {
    const view = settled({ [ROUTES]: [INTERFACES] });
    expect(areasOf(view, INTERFACES)).toEqual([]);
    expect(Object.keys(view.process(INTERFACES)?.source?.entries ?? {})).toEqual(['1']);
    expect(areasOf(view, ROUTING)).toEqual([INTERFACES]);
    expect(areasOf(view, ROUTES)).toEqual([ROUTING, INTERFACES]);
    expect(areasOf(view, FORWARDER)).toEqual([ROUTES]);
  });

  it('with 909 only where it has asked, of 901, or of 903 directly [SYNC-69][SYNC-70]', () => {
    expect(areasOf(settled({}), FORWARDER)).toEqual([ROUTES]);
    expect(areasOf(settled({ [FORWARDER]: [INTERFACES, ROUTING] }), FORWARDER)).toEqual([ROUTES, INTERFACES, ROUTING]);
  });
});
