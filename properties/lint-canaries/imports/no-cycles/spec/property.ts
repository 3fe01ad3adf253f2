import type { Message } from './message.ts';

export interface Property {
  readonly message: Message;
}
