import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartError } from '../config.ts'
import { codeOf, messageOf } from './errors.ts'
import { lockFolder } from './folderLock.ts'

/**
 * The data folder, made when missing and locked for this process.
 * @returns gives the lock back.
 * @throws StartError when the folder cannot be used or another process uses it.
 */
export async function claimDataFolder(path: string): Promise<() => Promise<void>> {
  try {
    await makeFolder(path)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return await lockFolder(path)
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      `The data folder ${path} cannot be used: ${reason(error)}. Set POISE_DATA to another.`,
      { cause: error },
    )
  }
}

/** With the folders above it. Node's own recursive mkdir never returns where none can be made, as under /proc. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && dirname(path) !== path) {
      await makeFolder(dirname(path))
      await mkdir(path)
    } else if (codeOf(error) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read and write it',
  EPERM: 'this user may not read and write it',
  EROFS: 'it is on a read-only file system',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'it is not a folder',
  ENOSPC: 'the disk is full',
}

function reason(error: unknown): string {
  return reasons[codeOf(error) ?? ''] ?? messageOf(error)
}
