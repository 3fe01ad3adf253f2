import type { Property } from './property.ts';

export interface Message {
  readonly property: Property;
}
