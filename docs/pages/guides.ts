import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocks, heading, link, list, words } from './markdown.ts';
import { relativePath, type Asset, type Page } from './page.ts';

/** The guides of the project, as pages of the site. */
export interface Guides {
  /** A list of them first, which stands above the others in the navigation. */
  readonly pages: readonly Page[];
  /** The schemas of what the command prints, which guides may link to. */
  readonly assets: readonly Asset[];
}

const INDEX = 'guides/guides.md';

/** What the folders below `docs` are called in the list. */
const FOLDERS: Readonly<Record<string, string>> = {
  '': 'How to, and what words mean',
  decisions: 'Decisions: why things are as they are',
  results: 'Results',
};

/** Reads every Markdown file and every schema below `docs`; a new one needs no entry anywhere. */
export function guidesIn(docs: string): Guides {
  const files = readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const guides = files.filter((file) => file.endsWith('.md')).map((file) => guide(docs, file));
  const assets = files
    .filter((file) => file.endsWith('.schema.json'))
    .map((file): Asset => ({ path: `guides/${file}`, text: readFileSync(join(docs, file), 'utf8') }));
  const folders = [...new Set(guides.map(({ path }) => folderOf(path)))];
  const index: Page = {
    path: INDEX,
    title: 'Guides',
    markdown: blocks(
      heading(1, 'Guides'),
      ...folders.flatMap((folder) => [
        heading(2, words(FOLDERS[folder] ?? folder)),
        list(
          guides
            .filter(({ path }) => folderOf(path) === folder)
            .map(({ path, title }) => link(words(title), relativePath(INDEX, path))),
        ),
      ]),
      heading(2, 'Schemas of what the command prints'),
      list(assets.map(({ path }) => link(words(path.slice(path.lastIndexOf('/') + 1)), relativePath(INDEX, path)))),
    ),
    children: guides.map(({ path }) => path),
  };
  return { pages: [index, ...guides], assets };
}

/** A guide under the title that its first heading gives it. */
function guide(docs: string, file: string): Page {
  const markdown = readFileSync(join(docs, file), 'utf8');
  const title = /^# (.+)$/mu.exec(markdown)?.[1];
  if (title === undefined) throw new Error(`docs/${file} has no heading "# …" that could be its title.`);
  return { path: `guides/${file}`, title, markdown };
}

/** `decisions` for `guides/decisions/0001-tokens-rise.md`. */
function folderOf(path: string): string {
  return path.split('/').slice(1, -1).join('/');
}
