import { FIRST, SECOND, Flowchart } from './story.ts';

const [A, B, C] = ['A', 'B', 'C'];

/** The two flowcharts of the source text. */
export const figures = {
  Fig5: () =>
    new Flowchart({ changes: ['A', 'B'] })
      .tells('Nothing has happened yet')
      .asks(FIRST, 1)
      .tells('554 to 559: asked for a change of A, the primary makes it, and sends 211 and 212 under one op id')
      .hears(SECOND, FIRST)
      .tells('560: the standby stores 211, and does not apply it')
      .asks(FIRST, 2)
      .tells('554 again, for B: the primary waits for nothing')
      .hears(A, FIRST)
      .tells('562, 564: A processes 212, and sends 213')
      .hears(FIRST, A)
      .tells('566, 568: the primary takes 213, and forwards it as 214')
      .hears(SECOND, FIRST)
      .tells('570, 572: the standby matches 214 with 211 by channel and op id, and applies it; the change of B waits')
      .settles()
      .tells('562 to 572 for B'),
  Fig6: () =>
    new Flowchart({ changes: ['A', 'A', 'B', 'C'], options: { probeScope: 'allClients' } })
      .asks(FIRST, 1)
      .settles()
      .tells('One change of A is everywhere')
      .asks(FIRST, 2)
      .asks(FIRST, 3)
      .asks(FIRST, 4)
      .hears(SECOND, FIRST, 2)
      .loses(SECOND, FIRST)
      .hears(A, FIRST)
      .loses(B, FIRST)
      .hears(C, FIRST)
      .tells('A processes its second change; that of B is lost on its way to B, that of C on its way to the standby')
      .loses(FIRST, A)
      .loses(FIRST, C)
      .fails()
      .tells('601: the primary fails, and both acknowledgements are lost with it')
      .isTold()
      .tells('602 to 604: nothing of the old reign counts any more, and each client is asked once')
      .hears(A, SECOND)
      .hears(B, SECOND)
      .hears(C, SECOND)
      .tells('605: from now on the clients are deaf to the old reign; each answers with what it has processed last')
      .hears(SECOND, A)
      .hears(SECOND, B)
      .tells('606, 607: A has processed all of its changes, B none')
      .hears(SECOND, C)
      .tells(
        '607 to 609: what A has is applied, what B has not is discarded; C alone is ahead, and is sent the state of the standby',
      )
      .settles()
      .tells('610: C has the state of the standby, which reigns')
      .asks(SECOND, 3)
      .settles()
      .tells('Normal operation, under ids of the new reign'),
} satisfies Readonly<Record<string, () => Flowchart>>;
