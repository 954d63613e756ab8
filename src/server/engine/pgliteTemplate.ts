import { PGlite } from '@electric-sql/pglite'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'

/**
 * An empty PGlite folder as a tar file. Creating a database takes PGlite many seconds, loading this one second: it is made
 * once per version and kept with the other caches of node_modules.
 */
export async function pgliteTemplate(): Promise<Blob> {
  const path = resolve(import.meta.dirname, `../../../node_modules/.cache/poise/pglite-${version()}.tar`)
  return (await cached(path)) ?? (await build(path))
}

function version(): string {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const { version } = createRequire(import.meta.url)(resolve(dirname(main), '../package.json')) as {
    version: string
  }
  return version
}

async function cached(path: string): Promise<Blob | undefined> {
  try {
    return new Blob([await readFile(path)])
  } catch {
    return undefined
  }
}

async function build(path: string): Promise<Blob> {
  const client = await PGlite.create()
  const blob = await client.dumpDataDir('none')
  await client.close()
  try {
    await save(path, Buffer.from(await blob.arrayBuffer()))
  } catch {
    // A read-only installation works too; its starts on a new folder just take longer.
  }
  return blob
}

/** Renamed into place, so that another process that looks at the same time never reads half a file. */
async function save(path: string, bytes: Buffer): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(unfinished, bytes)
  await rename(unfinished, path)
}
