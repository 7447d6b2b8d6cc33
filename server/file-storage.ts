import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'

import type { Spooled, Storage, StoredObject } from './storage.ts'

/**
 * One folder: a key is a path below `objects`, what is being written lies in `spool`, on the same disk, and gets its
 * name by a link, which fails when the name is taken. File and folder are synced before a put answers.
 */
export function createFileStorage(folder: string): Storage & { spool: string } {
  const root = join(folder, 'objects')
  const spool = join(folder, 'spool')
  const pathOf = (key: string) => join(root, key)

  async function write(body: Uint8Array): Promise<string> {
    const path = join(spool, randomUUID())
    await mkdir(spool, { recursive: true })
    const file = await open(path, 'wx')
    try {
      await file.writeFile(body)
      await file.sync()
    } finally {
      await file.close()
    }
    return path
  }

  return {
    spool,
    async create(key, body) {
      const path = isSpooled(body) ? body.path : await write(body)
      try {
        await linkNew(path, pathOf(key))
        await syncFolder(dirname(pathOf(key)))
        return true
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return false
        throw error
      } finally {
        if (!isSpooled(body)) await rm(path, { force: true })
      }
    },
    async replace(key, body) {
      const path = await write(body)
      await mkdir(dirname(pathOf(key)), { recursive: true })
      await rename(path, pathOf(key))
      await syncFolder(dirname(pathOf(key)))
    },
    async read(key) {
      try {
        const { size } = await stat(pathOf(key))
        // Opened at once: what is removed meanwhile is still read to its end.
        const file = await open(pathOf(key))
        const body = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>
        return { bytes: size, body }
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return undefined
        throw error
      }
    },
    list: (prefix) => listFolder(root, prefix.replace(/\/$/, '')),
    async remove(key) {
      await rm(pathOf(key), { force: true })
      await removeEmpty(dirname(pathOf(key)), root)
    },
  }
}

async function linkNew(from: string, to: string): Promise<void> {
  // A folder that became empty may be removed between the two.
  for (let tries = 0; ; tries++) {
    await mkdir(dirname(to), { recursive: true })
    try {
      await link(from, to)
      return
    } catch (error) {
      if (!hasCode(error, 'ENOENT') || tries === 9) throw error
    }
  }
}

async function* listFolder(root: string, folder: string): AsyncIterable<StoredObject> {
  for (const entry of await readFolder(join(root, folder))) {
    const key = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* listFolder(root, key)
    else {
      const bytes = await sizeOf(join(root, key))
      if (bytes !== undefined) yield { key, bytes }
    }
  }
}

async function readFolder(path: string) {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}

/** Of an empty list with a name that is gone by then: `undefined`. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Up to the root, as far as they are empty. */
async function removeEmpty(folder: string, root: string): Promise<void> {
  for (let at = folder; at !== root && at.startsWith(root); at = dirname(at)) {
    try {
      await rmdir(at)
    } catch (error) {
      if (hasCode(error, 'ENOTEMPTY', 'ENOENT', 'EEXIST')) return
      throw error
    }
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function isSpooled(body: Uint8Array | Spooled): body is Spooled {
  return !(body instanceof Uint8Array)
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(error.code as string)
}
