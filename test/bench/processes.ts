import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes that a process has in memory. */
export function residentMb(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, 'VmRSS') / 1024
}

/** Megabytes of the processes that these started, and those that these started; what they share counts once. */
export function treeMb(roots: readonly number[]): number {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = kilobytes(`/proc/${name}/status`, 'PPid')
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found: number[] = []
  for (const waiting = [...roots]; waiting.length > 0;) {
    const pid = waiting.pop()!
    found.push(pid)
    waiting.push(...(children.get(pid) ?? []))
  }
  return found.reduce((sum, pid) => sum + kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') / 1024, 0)
}

/** Ticks of the clock that Linux counts processors by, in a second. */
const TICKS = 100

/** Milliseconds of processors that a process has taken: they say more than the clock where a machine has other work. */
export function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS
}

/** The processes that this one started whose command line holds a text. */
export function startedHere(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && kilobytes(`/proc/${name}/status`, 'PPid') === process.pid)
    .filter((name) => readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(text))
    .map(Number)
}

/** A figure of a file of Linux; 0 where process or figure are gone. */
function kilobytes(file: string, name: string): number {
  try {
    const text = readFileSync(file, 'utf8')
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  } catch {
    return 0
  }
}
