import { protocols, type Protocol } from '../../../properties/traceability/protocols.ts';

/** The protocol of this name, as its clauses are traced. */
export function tracedProtocol(name: string): Protocol {
  const protocol = protocols.find((candidate) => candidate.name === name);
  if (protocol === undefined)
    throw new Error(`No protocol "${name}" is traced in properties/traceability/protocols.ts.`);
  return protocol;
}
