import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'

/** One import of a file. `target` is a path in the project, such as `src/api/time.ts`, or the name of a package. */
export interface Import {
  target: string
  ours: boolean
  typeOnly: boolean
}

/** A file as the rules of the architecture see it; paths are relative to the root of the project, with `/`. */
export interface Source {
  file: string
  text: string
  /** The text without comments. */
  code: string
  imports: readonly Import[]
}

/** Every TypeScript file below `folder`, read and with its imports resolved. */
export function readSources(folder: string): Source[] {
  return listFiles(folder)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => parseSource(file, readFileSync(file, 'utf8')))
}

/** Paths of every file below `folder`, in no order. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative('.', join(entry.parentPath, entry.name)).split(sep).join('/'))
}

const STATEMENT =
  /^[ \t]*(import|export)\s+(type\s+)?(?:[\w*{},\s$]*?\sfrom\s+|\*\s+from\s+)?(['"])([^'"]+)\3/gm
const BRACED_TYPES = /^\s*(?:import|export)\s+\{(?:\s*type\s+\w+(?:\s+as\s+\w+)?\s*,?)+\s*\}\s*from/
const DYNAMIC = /(typeof\s+)?\bimport\(\s*(['"])([^'"]+)\2/g

/** Reads static imports, re-exports, dynamic imports and `typeof import()`. */
export function parseSource(file: string, text: string): Source {
  const code = withoutComments(text)
  const imports: Import[] = []
  for (const [statement, , type, , name] of code.matchAll(STATEMENT)) {
    imports.push(resolveImport(file, name ?? '', type !== undefined || BRACED_TYPES.test(statement)))
  }
  for (const [, type, , name] of code.matchAll(DYNAMIC)) {
    imports.push(resolveImport(file, name ?? '', type !== undefined))
  }
  return { file, text, code, imports }
}

function resolveImport(file: string, name: string, typeOnly: boolean): Import {
  if (name.startsWith('.')) return { target: posix.join(posix.dirname(file), name), ours: true, typeOnly }
  if (name.startsWith('#test/')) return { target: name.slice(1), ours: true, typeOnly }
  if (name.startsWith('#')) return { target: `src/${name.slice(1)}`, ours: true, typeOnly }
  return { target: name, ours: false, typeOnly }
}

/** Strings are matched first, so that `https://` inside one is not taken for a comment. */
function withoutComments(text: string): string {
  const stringOrComment =
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
  return text.replace(stringOrComment, (_, string: string | undefined) => string ?? ' ')
}
