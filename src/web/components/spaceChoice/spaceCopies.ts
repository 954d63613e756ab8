import { type Space, spaceList } from '#api/spaces.ts'
import { type SpaceDocument, spaceDocumentCreate, spaceDocumentView } from '#api/spaceDocument.ts'
import { documentText } from '#space/document.ts'
import { call } from '#web/api/call.ts'
import { type Client, invalidate } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { downloadText } from '#web/ui/download.ts'
import { writeClipboard } from '#web/ui/clipboard.ts'
import { quoted } from '../page/quoted.ts'
import { fileSafe } from '#chart/fileName.ts'

const read = ({ id }: Space): Promise<SpaceDocument> => call(spaceDocumentView, { params: { id } })

/** Saves a space as a file that can be kept in git and imported again. */
export async function downloadSpace(space: Space): Promise<void> {
  await telling(`${quoted(space.name)} was not exported`, async () => {
    const document = await read(space)
    downloadText(`${fileSafe(document.name) || 'space'}.json`, 'application/json', documentText(document))
  })
}

/** Puts the same text on the clipboard. */
export async function copySpace(space: Space): Promise<void> {
  await telling(`${quoted(space.name)} was not copied`, async () => {
    await writeClipboard(documentText(await read(space)))
    showToast({ text: `The JSON of ${quoted(space.name)} is on the clipboard` })
  })
}

/** Makes a space with the same charts, and offers to open it. */
export async function duplicateSpace(
  space: Space,
  client: Client,
  open: (id: number) => void,
): Promise<void> {
  await telling(`${quoted(space.name)} was not duplicated`, async () => {
    const document = await read(space)
    const body = { ...document, name: copyName(document.name) }
    const { id } = await call(spaceDocumentCreate, { body })
    await invalidate(client, spaceList)
    showToast({
      text: `${quoted(space.name)} was duplicated as ${quoted(body.name)}`,
      ...(id !== undefined && { action: { label: 'Open it', perform: () => open(id) } }),
    })
  })
}

/** The name of a copy, within what a name may have. */
export const copyName = (name: string): string => `${name.slice(0, 248).trimEnd()} (copy)`

async function telling(failed: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    showToast({ tone: 'failed', text: `${failed}: ${(error as Error).message}` })
  }
}
