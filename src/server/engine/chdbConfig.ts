import { mkdir, statfs, writeFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'

const MiB = 1 << 20

/**
 * Seconds for which the parts that a merge brought together are kept. A merge is not synced to the disk, and chdb of itself
 * removes at once what went into it: when the power failed then, rows would be gone that were acknowledged long before.
 * The system writes out what it holds within half a minute.
 */
const OLD_PARTS_LIFETIME = 60

/**
 * Writes the settings that chdb takes only when it opens: without them it would use up to 90 % of the machine's memory, 5 GB
 * of it for an index cache, and the disk to its last byte.
 * @returns the arguments to open it with.
 */
export async function writeChdbConfig(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'chdb.xml')
  const { blocks, bsize } = await statfs(folder)
  await writeFile(path, chdbConfig(memoryLimit(), reserve(blocks * bsize)))
  return [`--config-file=${path}`]
}

/**
 * Half of the memory for the engine, the page cache and the rest of the process share the other half.
 * @param free bytes of the disk that the engine leaves free: it refuses inserts and merges that would take them.
 */
export function chdbConfig(memory: number, free: number): string {
  const engine = Math.max(512 * MiB, Math.floor(memory / 2))
  const marks = Math.min(512 * MiB, Math.floor(engine / 10))
  return `<clickhouse>
  <max_server_memory_usage>${engine}</max_server_memory_usage>
  <mark_cache_size>${marks}</mark_cache_size>
  <merge_tree><old_parts_lifetime>${OLD_PARTS_LIFETIME}</old_parts_lifetime></merge_tree>
  <storage_configuration>
    <disks><default><keep_free_space_bytes>${free}</keep_free_space_bytes></default></disks>
  </storage_configuration>
</clickhouse>
`
}

/**
 * What to leave free of a disk. A merge of chdb 3.4.0 that meets the end of the disk puts empty files in the place of the
 * parts it read, and their rows are lost: it must not begin when the end is near.
 */
function reserve(disk: number): number {
  return Math.min(256 * MiB, Math.floor(disk / 20))
}

/** Bytes this process may use: the machine's, or those of its container. */
function memoryLimit(): number {
  const container = process.constrainedMemory()
  return container > 0 ? Math.min(container, totalmem()) : totalmem()
}
