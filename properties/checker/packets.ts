import type { AnyEventObject } from 'xstate';
import type { Message } from '../../spec/property.ts';
import { canonical } from './canonical.ts';
import type { Packet } from './channel.ts';
import { SystemError } from './errors.ts';
import { Interner } from './interner.ts';
import type { PartEvent, PartModel } from './part.ts';
import { endsOf } from './system-rules.ts';
import type { System } from './system.ts';

/** The messages of a system by number, each with the channel that carries it and the event that its receiver gets. */
export class Packets {
  readonly #packets = new Interner<Packet>();
  readonly #routes = new Map<string, number>();

  constructor(
    private readonly system: System,
    private readonly partNumbers: ReadonlyMap<string, number>,
    private readonly eventOf: (event: AnyEventObject) => PartEvent,
  ) {
    system.channels.forEach((channel, index) => {
      for (const from of endsOf(channel.from)) {
        for (const to of endsOf(channel.to)) {
          for (const type of channel.carries) this.#routes.set(`${from}>${to}>${type}`, index);
        }
      }
    });
  }

  /** All packets so far, by number; it grows. */
  get items(): readonly Packet[] {
    return this.#packets.items;
  }

  /** What a part sends to another: refused if no channel carries it, or its schema does not allow it. */
  of(sender: PartModel, to: string, message: Message): Packet {
    const path = `${sender.path} > emit ${message.type}`;
    const channel = this.#routes.get(`${sender.name}>${to}>${message.type}`);
    if (channel === undefined) {
      throw new SystemError(
        path,
        `no channel that carries it from "${sender.name}" to "${to}"`,
        this.partNumbers.has(to)
          ? 'Declare a channel between them and name the message in its `carries`.'
          : `"${to}" is neither a part, an instance of the role, nor "environment": parts are ${[...this.partNumbers.keys()].join(', ')}.`,
      );
    }
    const key = `${String(channel)} ${sender.name} ${to} ${canonical(message, path)}`;
    return this.#packets.get(
      this.#packets.id(key, () => {
        this.#checkSchema(message, path);
        const event = this.eventOf({ ...message, from: sender.name });
        return {
          id: this.#packets.size,
          channel,
          from: sender.index,
          to: this.partNumbers.get(to)!,
          event: event.id,
          text: key,
        };
      }),
    );
  }

  #checkSchema(message: Message, path: string): void {
    const schemas = this.system.messages;
    if (schemas === undefined) return;
    const schema = schemas[message.type];
    if (schema === undefined)
      throw new SystemError(
        path,
        'a message type without a schema',
        `Add it to the system's \`messages\`; known are ${Object.keys(schemas).join(', ')}.`,
      );
    const parsed = schema.safeParse(message);
    if (parsed.success) return;
    const issues = parsed.error.issues.map(
      (issue) => `${issue.path.map(String).join('.') || '(message)'}: ${issue.message}`,
    );
    throw new SystemError(
      path,
      `${JSON.stringify(message)}, which breaks its schema at ${issues.join('; ')}`,
      'Emit what the specification of the message says.',
    );
  }
}
