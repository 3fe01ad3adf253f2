import type { RestartSyncView } from '../../../spec/restart-sync/view.ts';
import type { StepPattern } from '../../checker/index.ts';
import { Story } from '../../golden/story.ts';
import type { Composition } from '../composition.ts';
import { MEMBERSHIP } from '../membership-stand-in.ts';
import { restartSync } from '../system.ts';
import { INTERFACES, network, ROUTING, type InterfaceState } from './network.ts';
import { rowOf, type Row } from './row.ts';

/** In which form an interface is told to be down: left out, or said. */
export type Form = 'absent' | 'down';

/** The golden example as a run of the checked charts, told with the words of its table. */
export class Example extends Story<RestartSyncView, Row> {
  #working: readonly string[] = ['1', '2', '3'];

  constructor(
    private readonly form: Form,
    options: Composition['options'] = { limit: 3 },
  ) {
    const numbers = ['1', '2', '3', '4'];
    const reports = numbers.flatMap((k) => [report(k, 'up'), report(k, 'down')]);
    super(
      restartSync({
        name: 'restart-sync/golden',
        processes: network,
        options,
        causes: ['exit'],
        ipc: { capacity: 16 },
        notices: { capacity: 16 },
        stimuli: [...reports, { part: INTERFACES, event: { type: 'AllFound' }, times: 'unbounded' }],
        faults: [INTERFACES, ROUTING].flatMap((name) => [
          { crash: name, times: 3 },
          { restart: name, times: 3 },
        ]),
        witnesses: [],
      }),
    );
  }

  protected override get read(): (view: RestartSyncView) => Row {
    const working = this.#working;
    return (view) => rowOf(view, working);
  }

  /** The interfaces that take what is sent, whatever anybody knows of it. */
  wires(working: readonly string[]): this {
    this.#working = working;
    return this;
  }

  /** 901 finds these up, and, in the second form, the others of the four that it had down. */
  finds(up: readonly string[], down: readonly string[] = []): this {
    for (const k of up) this.take(found(k, 'up'));
    if (this.form === 'down') for (const k of down) this.take(found(k, 'down'));
    return this;
  }

  allFound(): this {
    return this.take({ kind: 'stimulus', part: INTERFACES, message: { type: 'AllFound' } });
  }

  /** All that is under way to this process, or to anybody, arrives, with what follows from it. */
  delivers(part?: string): this {
    return this.takeAll({ kind: 'deliver', ...(part !== undefined && { part }) });
  }

  dies(target: string): this {
    return this.take({ kind: 'crash', target });
  }

  restarts(target: string): this {
    return this.take({ kind: 'restart', target });
  }

  /** The end of a process is noticed. */
  isNoticed(name: string): this {
    return this.take({ kind: 'choice', part: MEMBERSHIP, instance: `entry/${name}` });
  }

  /** Step 0: everybody has Table 1. */
  static settled(form: Form, options?: Composition['options']): Example {
    return new Example(form, options).delivers().finds(['1', '2', '3']).allFound().delivers();
  }
}

function report(k: string, state: InterfaceState) {
  return { part: INTERFACES, event: { type: 'Found', recs: [{ k, v: state }] }, times: 'unbounded' } as const;
}

function found(k: string, v: InterfaceState): StepPattern {
  return { kind: 'stimulus', part: INTERFACES, message: { type: 'Found', recs: [{ k, v }] } };
}
