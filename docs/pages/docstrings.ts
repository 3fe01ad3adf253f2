import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The comment on an exported constant, and those on the fields of the object that it describes. */
export interface Docstring {
  readonly text: string;
  readonly fields: Readonly<Record<string, FieldDocstring>>;
}

export interface FieldDocstring {
  /** Its own comment. */
  readonly text: string;
  /** The constant that says what is in it: `bootToken` for `token: bootToken.exactOptional()`. */
  readonly of: string | undefined;
}

/** Where the messages of a protocol may stand, in the folder of its specification: beside its other files, or apart. */
const PLACES = ['.', 'messages'];

/** The comments in the files of a specification, by the names of constants. Zod keeps none of them, and they are written once. */
export function docstringsIn(folder: string): ReadonlyMap<string, Docstring> {
  const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter(
    (file) => PLACES.includes(dirname(file)) && file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const found = new Map<string, Docstring>();
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.ES2022, true);
    for (const statement of source.statements.filter(ts.isVariableStatement)) {
      const [declaration] = statement.declarationList.declarations;
      if (declaration === undefined || !ts.isIdentifier(declaration.name)) continue;
      found.set(declaration.name.text, { text: commentOn(statement), fields: fieldsOf(declaration.initializer) });
    }
  }
  return found;
}

/** The fields of the object that a chain of calls begins with: `z.strictObject({ … }).refine(…)`. */
function fieldsOf(initializer: ts.Expression | undefined): Docstring['fields'] {
  if (initializer === undefined) return {};
  if (ts.isAsExpression(initializer)) return fieldsOf(initializer.expression);
  if (ts.isCallExpression(initializer)) {
    const { expression, arguments: given } = initializer;
    const before = ts.isPropertyAccessExpression(expression) ? expression.expression : undefined;
    // The innermost call is the one that makes the object; those around it only refine it.
    return before !== undefined && ts.isCallExpression(before) ? fieldsOf(before) : fieldsOf(given[0]);
  }
  if (!ts.isObjectLiteralExpression(initializer)) return {};
  return Object.fromEntries(
    initializer.properties.flatMap((property): [string, FieldDocstring][] => {
      const name = property.name !== undefined && ts.isIdentifier(property.name) ? property.name.text : undefined;
      if (name === undefined) return [];
      const of = ts.isPropertyAssignment(property) ? rootOf(property.initializer) : name;
      return [[name, { text: commentOn(property), of }]];
    }),
  );
}

/** `bootToken` of `bootToken.exactOptional()`. */
function rootOf(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression))
    return rootOf(expression.expression);
  return undefined;
}

function commentOn(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(comment?.comment) ?? '').replace(/\s+/gu, ' ').trim();
}
