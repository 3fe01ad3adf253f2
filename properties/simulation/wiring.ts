import { ENVIRONMENT } from '../../machines/role.ts';
import type { Message } from '../../spec/property.ts';
import { SystemError, type Channel, type Part, type System } from '../checker/index.ts';
import { channelName, endsOf } from '../checker/system-rules.ts';
import { hostNames } from './plan/drift.ts';

/** Who is connected with whom in a system, by number: known once for all its runs. */
export class Wiring {
  readonly partNames: readonly string[];
  /** Where channels and monitors begin among the slots of a state; parts come first. */
  readonly channelSlot: number;
  readonly monitorSlot: number;
  /** All hosts, outermost first. */
  readonly hostNames: readonly string[];
  readonly #parts = new Map<string, number>();
  readonly #monitors = new Map<string, number>();
  readonly #routes = new Map<string, number>();
  readonly #between = new Map<string, readonly number[]>();

  constructor(readonly system: System) {
    this.partNames = Object.keys(system.parts);
    this.partNames.forEach((name, at) => this.#parts.set(name, at));
    Object.keys(system.monitors ?? {}).forEach((name, at) => this.#monitors.set(name, at));
    this.channelSlot = this.partNames.length;
    this.monitorSlot = this.channelSlot + system.channels.length;
    this.hostNames = hostNames(system.hosts);
    system.channels.forEach((channel, at) => {
      for (const from of endsOf(channel.from))
        for (const to of endsOf(channel.to))
          for (const type of channel.carries) this.#routes.set(`${from}>${to}>${type}`, at);
    });
  }

  part(name: string): Part {
    return this.system.parts[name] as Part;
  }

  isPart(name: string): boolean {
    return this.#parts.has(name);
  }

  partNumber(name: string): number {
    return numbered(this.#parts, name, `${this.system.name} > view > part "${name}"`);
  }

  monitorNumber(name: string): number {
    return numbered(this.#monitors, name, `${this.system.name} > view > monitor "${name}"`);
  }

  /** The channels from one part to another. */
  channelsBetween(from: string, to: string): readonly number[] {
    const key = `${from} > ${to}`;
    let between = this.#between.get(key);
    if (between === undefined) {
      between = this.system.channels.flatMap((channel, at) =>
        endsOf(channel.from).includes(from) && endsOf(channel.to).includes(to) ? [at] : [],
      );
      this.#between.set(key, between);
    }
    return between;
  }

  /**
   * The channel that carries a message.
   *
   * @throws SystemError if none does, or its schema does not allow it.
   */
  channelOf(from: string, to: string, message: Message): number {
    const path = `${this.system.name} > parts.${from} > emit ${message.type}`;
    this.#checkSchema(message, path);
    const channel = this.#routes.get(`${from}>${to}>${message.type}`);
    if (channel !== undefined) return channel;
    throw new SystemError(
      path,
      `no channel that carries it from "${from}" to "${to}"`,
      this.isPart(to)
        ? 'Declare a channel between them and name the message in its `carries`.'
        : `"${to}" is neither a part, an instance of the role, nor "${ENVIRONMENT}": parts are ${this.partNames.join(', ')}.`,
    );
  }

  channel(at: number): Channel {
    return this.system.channels[at] as Channel;
  }

  channelName(at: number): string {
    return channelName(this.channel(at));
  }

  #checkSchema(message: Message, path: string): void {
    const parsed = this.system.messages?.[message.type]?.safeParse(message);
    if (parsed === undefined || parsed.success) return;
    const [issue] = parsed.error.issues;
    throw new SystemError(
      path,
      `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'malformed'}`,
      'Send what the schema of the message allows, or mend the schema.',
    );
  }
}

function numbered(numbers: ReadonlyMap<string, number>, name: string, path: string): number {
  const at = numbers.get(name);
  if (at !== undefined) return at;
  throw new SystemError(path, 'no such thing in this system', `There are ${[...numbers.keys()].join(', ')}.`);
}
