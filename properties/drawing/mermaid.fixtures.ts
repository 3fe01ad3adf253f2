import purify from 'dompurify';
import mermaid from 'mermaid';

// Mermaid cleans texts with a library that works in browsers alone. Its grammar needs none: texts go through as they are.
Object.assign(purify, { addHook: () => undefined, sanitize: (text: string) => text });

/** What Mermaid takes a text for; rejects where it cannot parse it. */
export async function parsedByMermaid(text: string): Promise<string> {
  const { diagramType } = await mermaid.parse(text);
  return diagramType;
}

/** The name of the state that Mermaid takes each state to be in; of those in none, nothing. */
export async function holdersByMermaid(text: string): Promise<ReadonlyMap<string, string | undefined>> {
  await mermaid.parse(text);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way to what Mermaid has understood
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { nodes } = (db as unknown as Understood).getData();
  const holders = new Map(nodes.map(({ id, parentId }) => [id, parentId] as const));
  // The regions of a parallel state are nodes of Mermaid's own.
  const named = (id: string | undefined): string | undefined =>
    id !== undefined && /^(divider-)?id-/u.test(id) ? holders.get(id) : id;
  return new Map([...holders].map(([id, holder]) => [id, named(holder)]));
}

interface Understood {
  getData(): { readonly nodes: readonly { readonly id: string; readonly parentId?: string }[] };
}
