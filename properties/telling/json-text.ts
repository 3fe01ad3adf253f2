/** What reads as a word without quotes. `null`, `true` and `false` are words of JSON and keep theirs. */
const WORD = /^(?!(?:null|true|false)$)[A-Za-z][\w./-]*$/u;

/** A JSON value on one line as one would write it on a blackboard: `{token: 1, name: T}`. For people; it does not parse back. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return WORD.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${jsonText(key)}: ${jsonText(inner)}`);
    return `{${entries.join(', ')}}`;
  }
  return String(value);
}

/** A message by its name, with its fields if it has any: `RegisterReply {token: 1}`. */
export function messageText({ type, ...fields }: Readonly<Record<string, unknown>>): string {
  return Object.keys(fields).length === 0 ? String(type) : `${String(type)} ${jsonText(fields)}`;
}
