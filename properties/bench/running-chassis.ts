import { HostedPart } from '../../impl/hosting/hosted-part.ts';
import type { Implementation } from '../../impl/hosting/implementation.ts';
import { Processor } from '../../impl/hardware/processor.ts';
import { clientOnSections } from '../../impl/selective-replay/hosted-client.ts';
import { unitOnRings } from '../../impl/selective-replay/hosted-unit.ts';
import { ENVIRONMENT, type Role } from '../../machines/role.ts';
import type { Message } from '../../spec/property.ts';
import { SECTION_COUNT, type Body } from '../../spec/selective-replay/sections.ts';
import type { ClientView, UnitView } from '../../spec/selective-replay/view.ts';
import { clientsOf, type Composition } from '../selective-replay/composition.ts';
import { selectiveReplay } from '../selective-replay/system.ts';

const PRIMARY = 'U0';
const STANDBY = 'U1';

/** The first reign, which is that of the first of two units. */
const EPOCH = 2;

/** Changes in one update while states are filled. */
const IN_ONE_UPDATE = 1_000;

/** How large a chassis is. */
export interface ChassisSize {
  readonly lineCards: number;
  /** Keys in the state of each control unit, over all line cards. */
  readonly entries: number;
  /** Updates and acknowledgements that the pending queue of the standby has room for. */
  readonly queueCapacity: number;
}

interface Travelling {
  readonly from: string;
  readonly to: string;
  readonly message: Message;
}

/**
 * Two control units and their line cards as they run on simulated hardware, each part with its charts as actors and its data in rings and
 * sections, but with nothing between them that takes time, and nothing that compares: what is left is the work of the protocol.
 */
export class RunningChassis {
  readonly #parts = new Map<string, HostedPart>();
  readonly #clients: ReturnType<typeof clientsOf>;
  readonly #underWay: Travelling[] = [];
  #sent = 0;
  #completed = 0;
  #nextKey = 0;

  constructor(readonly size: ChassisSize) {
    const composition: Composition = {
      name: 'selective-replay/bench',
      units: 2,
      clients: size.lineCards,
      options: { probeScope: 'allClients', queueCapacity: size.queueCapacity },
      mirror: {},
      fabric: {},
      stimuli: [],
      faults: [],
      witnesses: [],
    };
    this.#clients = clientsOf(composition);
    const { parts } = selectiveReplay(composition);
    const host = (name: string, implementationOf: (role: Role<object, never>) => Implementation<never>): void => {
      const role = parts[name]?.role as Role<object, never>;
      const program = { name, role, input: {}, implementation: implementationOf(role) };
      const part = new HostedPart(program, { boot: 1, durable: {} }, new Processor(name));
      this.#parts.set(name, part);
      this.#send(name, part.begin().outgoing);
    };
    for (const unit of [PRIMARY, STANDBY]) host(unit, (role) => unitOnRings(role, size.queueCapacity));
    for (const { client } of this.#clients) host(client, (role) => clientOnSections(role));
    this.#deliverAll();
    this.#fill();
  }

  /** Requesters that were told of completion. */
  get completed(): number {
    return this.#completed;
  }

  /** So many changes, each all the way: made, sent to both, acknowledged, forwarded and applied; one of each line card at a time. */
  update(changes: number): void {
    const asked = this.#completed;
    for (let done = 0; done < changes;) {
      for (let slot = 0; slot < this.size.lineCards && done < changes; slot++, done++) this.#ask(slot, this.#change());
      this.#deliverAll();
    }
    if (this.#completed - asked !== changes)
      throw new Error(`${this.#completed - asked} of ${changes} changes are complete.`);
  }

  /**
   * So many updates reach the standby and their clients, and no acknowledgement reaches the standby: as at a primary that fails with all of
   * them under way. The primary is played, since what it keeps of them is not the matter.
   */
  leaveUnacknowledged(updates: number): void {
    for (let at = 0; at < updates; at++) {
      const slot = at % this.size.lineCards;
      const { pc, client } = this.#client(slot);
      const opUid = { epoch: EPOCH, seq: ++this.#sent };
      const body = this.#change();
      this.#tell(STANDBY, { type: 'UpdateToStandby', pc, opUid, body }, PRIMARY);
      this.#tell(client, { type: 'UpdateToClient', pc, opUid, body }, PRIMARY);
    }
  }

  /** The standby is told that the primary has failed, and takes over: every client answers, and none differs. */
  failOver(): void {
    this.#tell(STANDBY, { type: 'FailoverEvent', failed: 0, cause: 'it has ended' }, 'arbiter');
    this.#deliverAll();
  }

  /** What became of it: how far the state of the standby and those of its clients have come, and what the standby holds itself for. */
  get result(): { readonly role: UnitView['role']; readonly pending: number; readonly inStep: boolean } {
    const { role, queue, channels } = this.#parts.get(STANDBY)?.view as UnitView;
    const inStep = this.#clients.every(({ client }) => {
      const { pc, lastProcessed } = this.#parts.get(client)?.view as ClientView;
      const own = Object.values(channels).find((channel) => channel.pc.slot === pc.slot);
      return own?.lastApplied?.seq === lastProcessed?.seq && own?.lastApplied?.epoch === lastProcessed?.epoch;
    });
    return { role, pending: queue.length, inStep };
  }

  #fill(): void {
    for (let filled = 0; filled < this.size.entries;) {
      const count = Math.min(IN_ONE_UPDATE, this.size.entries - filled);
      const change = Array.from({ length: count }, (_, at) => this.#put(filled + at));
      this.#ask(Math.floor(filled / IN_ONE_UPDATE) % this.size.lineCards, change);
      this.#deliverAll();
      filled += count;
    }
  }

  #ask(slot: number, change: Body): void {
    const requestId = `request ${String(++this.#sent)}`;
    this.#tell(PRIMARY, { type: 'StateChangeRequest', requestId, pc: this.#client(slot).pc, change }, ENVIRONMENT);
  }

  /** One key of what is there already is changed: states stay as large as they are. */
  #change(): Body {
    return [this.#put(this.#nextKey++ % this.size.entries)];
  }

  #put(key: number): Body[number] {
    return { section: key % SECTION_COUNT, key: `entry ${String(key)}`, value: this.#sent, audience: 'all' };
  }

  #client(slot: number): ReturnType<typeof clientsOf>[number] {
    const client = this.#clients[slot];
    if (client === undefined)
      throw new RangeError(`A chassis of ${this.#clients.length} line cards has no slot ${slot}.`);
    return client;
  }

  #tell(to: string, message: Message, from: string): void {
    const part = this.#parts.get(to);
    if (part !== undefined) this.#send(to, part.running.receive({ ...message, from }).outgoing);
  }

  #send(from: string, outgoing: readonly { readonly to: string; readonly message: Message }[]): void {
    for (const { to, message } of outgoing) {
      if (to !== ENVIRONMENT) this.#underWay.push({ from, to, message });
      else if (message.type === 'RequestDone' && message.result === 'completed') this.#completed++;
    }
  }

  /** In the order in which they were sent, until nothing is under way. */
  #deliverAll(): void {
    const flights = this.#underWay;
    // What is sent meanwhile is added at the end, and comes in its turn.
    for (const { from, to, message } of flights) this.#tell(to, message, from);
    flights.length = 0;
  }
}
