import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { claimDataFolder } from '#server/engine/dataFolder.ts'

const root = await mkdtemp(join(tmpdir(), 'poise-folder-'))
afterAll(() => rm(root, { recursive: true, force: true }))

test('a folder is made with those above it, and given back', async () => {
  const folder = join(root, 'a', 'b')
  const giveBack = await claimDataFolder(folder)
  expect((await stat(folder)).isDirectory()).toBe(true)
  await giveBack()
  await (
    await claimDataFolder(folder)
  )()
})

test('a file in its place is told', async () => {
  const file = join(root, 'file')
  await writeFile(file, '')
  await expect(claimDataFolder(file)).rejects.toThrow(
    `The data folder ${file} cannot be used: it is not a folder.`,
  )
  await expect(claimDataFolder(join(file, 'x'))).rejects.toThrow('it is not a folder')
})

test.runIf(process.platform === 'linux')('a place where none can be made is told at once', async () => {
  await expect(claimDataFolder('/proc/poise')).rejects.toThrow('no folder can be made there')
})
