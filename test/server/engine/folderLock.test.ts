import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimDataFolder } from '#server/engine/dataFolder.ts'
import { lockFolder } from '#server/engine/folderLock.ts'
import { startOf } from '#server/engine/processStart.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poise-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

const leave = (content: unknown) => writeFile(join(folder, 'poise.lock'), JSON.stringify(content))

test('a folder is locked once, until it is given back', async () => {
  const unlock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(
    `The data folder ${folder} is in use by another Poise (pid ${process.pid}).`,
  )
  await unlock()
  expect(await readdir(folder)).toEqual([])
  await (
    await lockFolder(folder)
  )()
})

test.each([
  ['a process that is gone', { pid: 2 ** 30, start: 'x' }],
  ['an earlier process with a pid that another has now', { pid: process.pid, start: 'another boot' }],
  ['nobody', 'damaged'],
])('the lock of %s is taken over', async (_who, content) => {
  await leave(content)
  await (
    await lockFolder(folder)
  )()
})

test('of many that find the same stale lock, one gets it', async () => {
  for (let round = 0; round < 20; round++) {
    await leave({ pid: 2 ** 30, start: 'x' })
    const results = await Promise.allSettled(Array.from({ length: 16 }, () => lockFolder(folder)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }
})

test('the lock of a living process holds, and falls with it', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const pid = child.pid ?? 0
  await leave({ pid, start: await startOf(pid) })
  await expect(lockFolder(folder)).rejects.toThrow(`(pid ${pid})`)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  await (
    await lockFolder(folder)
  )()
})

test('a folder that cannot be used is told in one line', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(claimDataFolder(file)).rejects.toThrow(
    `The data folder ${file} cannot be used: it is not a folder. Set POISE_DATA to another.`,
  )
})

// Root may read and write everything.
test.skipIf(process.getuid?.() === 0)('a folder of another user is told in one line', async () => {
  await expect(claimDataFolder('/root')).rejects.toThrow('this user may not read and write it')
})
