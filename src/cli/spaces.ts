import type { Call } from '#api/client.ts'
import { ApiError } from '#api/errors.ts'
import {
  type SpaceDocument,
  spaceDocumentCreate,
  spaceDocumentUpdate,
  spaceDocumentView,
} from '#api/spaceDocument.ts'
import { type Space, spaceList, spaceView } from '#api/spaces.ts'
import { changeText } from '#space/changeText.ts'
import { documentText } from '#space/document.ts'
import { readDocument } from '#space/readDocument.ts'
import { visible } from '#space/visible.ts'
import type { Settings } from './settings.ts'
import { agrees, readText, type Terminal, writeText } from './terminal.ts'

/** Prints a line for every space: its id and its name. */
export async function listSpaces(call: Call, { stdout }: Terminal): Promise<void> {
  for await (const { id, name } of spaces(call)) stdout.write(`${id}\t${visible(name)}\n`)
}

export async function exportSpace(
  call: Call,
  idOrName: string,
  file: string,
  terminal: Terminal,
): Promise<void> {
  const { id } = await viewSpace(call, idOrName)
  await writeText(terminal, file, documentText(await call(spaceDocumentView, { params: { id } })))
}

/**
 * Makes a space what a file says, after telling what that changes.
 *
 * @throws when nobody agrees.
 */
export async function importSpace(
  call: Call,
  file: string,
  settings: Settings,
  terminal: Terminal,
): Promise<void> {
  const print = (line: string) => terminal.stdout.write(`${line}\n`)
  const document = documentOf(await readText(terminal, file))
  const space =
    settings.space === undefined
      ? await findSpace(call, document.name)
      : await viewSpace(call, settings.space)
  const write = (dry_run: boolean) =>
    space === undefined
      ? call(spaceDocumentCreate, { query: { dry_run }, body: document })
      : call(spaceDocumentUpdate, { params: { id: space.id }, query: { dry_run }, body: document })

  const { changes } = await write(true)
  print(visible(space ? `Space ${space.id}, ${space.name}:` : `A new space, ${document.name}:`))
  for (const change of changes) print(`  ${changeText(change)}`)
  if (space !== undefined && changes.length === 0) print('  nothing changes')
  if (settings.dryRun || (space !== undefined && changes.length === 0)) return
  if (!settings.yes && !(await agrees(terminal, 'Import it?'))) {
    throw new Error('Nothing was changed. Say --yes to import without being asked')
  }
  await write(false)
  print('Imported')
}

function documentOf(text: string): SpaceDocument {
  const read = readDocument(text)
  if ('document' in read) return read.document
  throw new ApiError(400, { errors: read })
}

async function viewSpace(call: Call, idOrName: string): Promise<Space> {
  try {
    return await call(spaceView, { params: { id: idOrName } })
  } catch (error) {
    if (error instanceof ApiError && error.status === 404)
      throw new Error(`There is no space ${idOrName}`, { cause: error })
    throw error
  }
}

/** The oldest space of exactly this name. */
async function findSpace(call: Call, name: string): Promise<Space | undefined> {
  let oldest: Space | undefined
  for await (const space of spaces(call, name)) {
    if (space.name === name && (oldest === undefined || space.id < oldest.id)) oldest = space
  }
  return oldest
}

async function* spaces(call: Call, name?: string): AsyncGenerator<Space> {
  let offset = 0
  for (;;) {
    const page = await call(spaceList, { query: { name, offset } })
    yield* page.spaces
    offset += page.spaces.length
    if (page.spaces.length === 0 || offset >= page.query.found) return
  }
}
