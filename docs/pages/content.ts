import { join } from 'node:path';
import type { EntryPoint } from './entry-points.ts';
import { frontPage } from './front.ts';
import { guidesIn } from './guides.ts';
import { fileOf, type Asset, type Page } from './page.ts';
import { chartPictures, fieldPictures, goldenPictures, runPictures } from './pictures.ts';
import { subjectPages } from './subject-pages.ts';
import type { Subject } from './subject.ts';
import { tellOf, type Sources } from './telling.ts';

/** Everything of the site that is no reference of exports, as files. */
export interface Content {
  /** Path of the first page. */
  readonly front: string;
  /** Paths of the pages at the top of the navigation, in their order. */
  readonly top: readonly string[];
  readonly pages: readonly Page[];
  readonly files: readonly Asset[];
}

/** Makes all pages and pictures of the subjects and the guides. */
export async function contentOf(
  subjects: readonly Subject[],
  sources: Sources,
  entryPoints: readonly EntryPoint[],
  root: string,
): Promise<Content> {
  const guides = guidesIn(join(root, 'docs'));
  const told = subjects.map((subject) => tellOf(subject, sources));
  const own = told.map((one) => subjectPages(one, root));
  const pictures: Asset[] = [];
  for (const one of told)
    pictures.push(...(await chartPictures(one)), ...runPictures(one), ...goldenPictures(one), ...fieldPictures(one));
  const pages = [...own.flat(), ...guides.pages];
  const front = frontPage(told, guides, entryPoints);
  const files = [front, ...pages.map(fileOf), ...pictures, ...guides.assets];
  const taken = new Set<string>();
  for (const { path } of files) {
    if (taken.has(path))
      throw new Error(`Two files of the site would both be ${path}: rename one of what they tell of.`);
    taken.add(path);
  }
  return {
    front: front.path,
    top: [...own, guides.pages].flatMap(([first]) => (first === undefined ? [] : [first.path])),
    pages,
    files,
  };
}
