import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One numbered step of a schema. A step that has been released is never changed; the next number amends it. */
export interface Migration {
  number: number
  name: string
  sql: string
}

/** The steps of an engine in order, from `migrations/<engine>/0001_name.sql` and so on. */
export async function readMigrations(engine: 'postgres' | 'clickhouse'): Promise<Migration[]> {
  const folder = join(import.meta.dirname, 'migrations', engine)
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => ({
      number: Number(name.slice(0, 4)),
      name,
      sql: await readFile(join(folder, name), 'utf8'),
    })),
  )
}

/** The statements of a step. Neither a comment's nor a text's semicolon is understood: do without them. */
export function statements(sql: string): string[] {
  return sql
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
