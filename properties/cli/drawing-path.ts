/** A picture in both forms, and where it goes: a path below the folder for drawings, without an extension. */
export interface Drawing {
  readonly path: string;
  readonly svg: string;
  readonly mermaid: string;
}

/** As long as the name of a trace file can be: two of one system must not come to the same. */
const LONGEST = 165;

/** `process-state/entry` as it is; of any other name, its letters and digits. It never leads out of its folder. */
export function drawingPath(name: string): string {
  const steps = name
    .split('/')
    .map(fileName)
    .filter((step) => step !== '');
  return steps.length === 0 ? 'chart' : steps.join('/');
}

/** A name in small letters, digits and dashes, cut after a word. */
export function fileName(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  if (words.length <= LONGEST) return words;
  const whole = words.slice(0, LONGEST + 1).replace(/-[^-]*$/u, '');
  return whole.slice(0, LONGEST);
}

/** Different pictures that would go to the same place are numbered. */
export function apart(drawings: readonly Drawing[]): readonly Drawing[] {
  const taken = new Set<string>();
  return drawings.map((drawing) => {
    let path = drawing.path;
    for (let number = 2; taken.has(path); number++) path = `${drawing.path}-${number}`;
    taken.add(path);
    return { ...drawing, path };
  });
}
