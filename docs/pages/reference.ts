import {
  Application,
  Converter,
  DeclarationReflection,
  DocumentReflection,
  Logger,
  LogLevel,
  PageEvent,
  type ProjectReflection,
  ReferenceType,
  type Context,
  type TypeDocOptions,
} from 'typedoc';
import type { EntryPoint } from './entry-points.ts';

/** What the site is made from, and where it goes. */
export interface SiteParts {
  readonly root: string;
  readonly entryPoints: readonly EntryPoint[];
  /** Files of Markdown: the first page, and the pages at the top of the navigation. */
  readonly front: string;
  readonly documents: readonly string[];
  readonly stylesheet: string;
  readonly out: string;
}

/** What has words of its own; fields of objects may do without, where their names say enough. */
const DOCUMENTED = [
  'Module',
  'Namespace',
  'Enum',
  'Variable',
  'Function',
  'Class',
  'Interface',
  'TypeAlias',
  'Method',
] as const;

/** Writes the site; anything that there is to warn of is an error. */
export async function writeSite(parts: SiteParts): Promise<void> {
  const application = await Application.bootstrap(optionsOf(parts));
  const project = convert(application, parts);
  refuseComplaints(application);
  await application.generateDocs(project, parts.out);
  refuseComplaints(application);
}

/** What the reference has to complain of, such as an export without a comment; nothing is written. */
export async function complaintsAbout(parts: Pick<SiteParts, 'root' | 'entryPoints'>): Promise<readonly string[]> {
  const whole: SiteParts = { ...parts, front: 'none', documents: [], stylesheet: '', out: '' };
  const application = await Application.bootstrap(optionsOf(whole));
  const heard = new Complaints();
  application.logger = heard;
  convert(application, whole);
  return heard.complaints;
}

function optionsOf({ root, entryPoints, front, documents, stylesheet, out }: SiteParts): TypeDocOptions {
  return {
    name: 'Switchover',
    entryPoints: entryPoints.map(({ source }) => source),
    tsconfig: `${root}/tsconfig.json`,
    basePath: root,
    readme: front,
    projectDocuments: [...documents],
    customCss: stylesheet,
    out,
    logLevel: 'Warn',
    // Types are checked by `npm run types`, and not a second time here.
    skipErrorChecking: true,
    disableSources: true,
    excludeExternals: true,
    excludePrivate: true,
    hideGenerator: true,
    githubPages: false,
    includeHierarchySummary: false,
    searchInDocuments: true,
    searchInComments: true,
    sort: ['source-order'],
    navigation: { includeCategories: false, includeGroups: false, includeFolders: true, excludeReferences: true },
    highlightLanguages: ['typescript', 'json', 'console', 'bash', 'text'],
    requiredToBeDocumented: [...DOCUMENTED],
    // The inner side of a class, and a schema that others are made of.
    intentionallyNotExported: ['Sink'],
    validation: { notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: true },
    treatWarningsAsErrors: true,
    treatValidationWarningsAsErrors: true,
  };
}

/** Reads the sources, and calls each module by what programs import. */
function convert(application: Application, { entryPoints }: SiteParts): ProjectReflection {
  application.converter.on(Converter.EVENT_CREATE_DECLARATION, hideTypeOfChart);
  application.renderer.on(PageEvent.BEGIN, (page: PageEvent) => knowAnchors(page, application));
  const modules = (application.getEntryPoints() ?? []).map((entry) => ({
    ...entry,
    displayName: entryPoints.find(({ source }) => source === entry.sourceFile.fileName)?.name ?? entry.displayName,
  }));
  const project = application.converter.convert(modules);
  application.validate(project);
  return project;
}

function refuseComplaints({ logger }: Application): void {
  if (!logger.hasErrors() && !logger.hasWarnings()) return;
  throw new Error('The site is not as it should be; what is listed above must be mended first.');
}

/** The type of a chart repeats the chart in brackets and angles, over pages; its picture and its tables say it better. */
function hideTypeOfChart(_context: Context, declaration: DeclarationReflection): void {
  if (declaration.type instanceof ReferenceType && declaration.type.name === 'StateMachine') {
    declaration.project.removeTypeReflections(declaration.type);
    declaration.type = ReferenceType.createBrokenReference('StateMachine', declaration.project, 'xstate');
  }
}

/** Headings are known to be places that a link may lead to; so are the anchors that pages make for themselves. */
function knowAnchors({ model }: PageEvent, { renderer }: Application): void {
  if (!(model instanceof DocumentReflection)) return;
  for (const { text } of model.content) {
    for (const [, id = ''] of text.matchAll(/<a id="([^"]+)">/gu)) renderer.router?.getSlugger(model).slug(id);
  }
}

/** Keeps what it is told of, rather than print it. */
class Complaints extends Logger {
  readonly complaints: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.complaints.push(message);
  }
}
