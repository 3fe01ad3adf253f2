/** What is read of a JSON Schema. */
export interface FieldSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
}

/** What a field may hold, in few words: `integer, 1 or more`. */
export function fieldWords(schema: FieldSchema): string {
  const { type, properties, items, anyOf } = schema;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (anyOf !== undefined) return anyOf.map(fieldWords).join(' or ');
  if (items !== undefined) return `list of ${fieldWords(items)}`;
  if (properties !== undefined) return `{ ${Object.keys(properties).join(', ')} }`;
  const least = schema.exclusiveMinimum === undefined ? schema.minimum : schema.exclusiveMinimum + 1;
  if (type === 'integer' && least !== undefined && least > Number.MIN_SAFE_INTEGER) return `integer, ${least} or more`;
  if (type === 'string' && schema.minLength !== undefined) return 'string, not empty';
  return type ?? 'anything';
}
