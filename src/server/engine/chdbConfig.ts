import { mkdir, writeFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'

const MiB = 1 << 20

/**
 * Writes the settings that chdb takes only when it opens: without them it would use up to 90 % of the machine's memory, and
 * 5 GB of it for an index cache.
 * @returns the arguments to open it with.
 */
export async function writeChdbConfig(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'chdb.xml')
  await writeFile(path, chdbConfig(memoryLimit()))
  return [`--config-file=${path}`]
}

/** Half of the memory for the engine, the page cache and the rest of the process share the other half. */
export function chdbConfig(memory: number): string {
  const engine = Math.max(512 * MiB, Math.floor(memory / 2))
  const marks = Math.min(512 * MiB, Math.floor(engine / 10))
  return `<clickhouse>
  <max_server_memory_usage>${engine}</max_server_memory_usage>
  <mark_cache_size>${marks}</mark_cache_size>
</clickhouse>
`
}

/** Bytes this process may use: the machine's, or those of its container. */
function memoryLimit(): number {
  const container = process.constrainedMemory()
  return container > 0 ? Math.min(container, totalmem()) : totalmem()
}
