import { expect, it } from 'vitest'

import { CONTENT_PART, type BundleContent, type BundlePart } from '@/lib/bundle/bundle'
import { writeBundle } from '@/lib/bundle/write-bundle'
import { writeArchive } from '@/lib/files/export-archive'
import { gatherFile } from '@/lib/files/gather-file'
import { readBundle } from '@/lib/files/read-bundle'
import { CODEC_GZIP } from '@/lib/model/chunk'
import { createDatabaseStore } from '@/lib/playback/database-store'
import { packText, unpackText } from '@/lib/store/pack'

import { SMALL, storeSession } from '../../fixtures/stored-session'
import { NOW, openDatabase, take } from './support'

async function writeParts(): Promise<BundlePart[]> {
  const database = openDatabase()
  await storeSession(database, SMALL)
  return Array.fromAsync(writeBundle(createDatabaseStore(database), 'session-1', { now: NOW }))
}

/** The bundle with something else written into its rows, as whoever makes a link can. */
async function forge(parts: readonly BundlePart[], change: (content: BundleContent) => unknown): Promise<BundlePart[]> {
  const content = JSON.parse(await unpackText(CODEC_GZIP, parts.at(-1)!.bytes)) as BundleContent
  const forged = change(content) ?? content
  return [...parts.slice(0, -1), { name: CONTENT_PART, bytes: await packText(JSON.stringify(forged)) }]
}

async function gather(parts: readonly BundlePart[]): Promise<File> {
  const bundle = await readBundle(async (name) => parts.find((one) => one.name === name)!.bytes, NOW)
  return gatherFile(writeArchive(bundle), 'link.afterimage', new AbortController().signal)
}

it('a bundle becomes an archive that comes in whole', async () => {
  const database = openDatabase()
  const { taken, refused, leftOut } = await take(database, await gather(await writeParts()))
  expect([taken.length, refused, leftOut]).toEqual([1, [], {}])
})

it('one that says what cannot be of its bodies is damaged, before any of them is read', async () => {
  const parts = await writeParts()
  const lies: ((content: BundleContent) => unknown)[] = [
    () => null,
    () => [],
    (content) => ({ ...content, partBytes: 0 }),
    (content) => ({ ...content, partBytes: 1e12 }),
    (content) => ({ ...content, byteCount: 1e15 }),
    (content) => ({ ...content, chunks: [{ ...content.chunks[0], length: 1e12 }] }),
    (content) => ({ ...content, chunks: [{ ...content.chunks[0], from: -1 }] }),
    (content) => ({ ...content, assets: [null] }),
    (content) => ({ ...content, content: { ...content.content, pages: 'all' } }),
    (content) => ({ ...content, content: { ...content.content, session: { id: 7 } } }),
    (content) => ({ ...content, content: { ...content.content, session: { id: 's', originId: {} } } }),
  ]
  for (const lie of lies) {
    const forged = await forge(parts, (content) => lie(content) ?? 'null')
    await expect(gather(forged)).rejects.toMatchObject({ reason: 'damaged' })
  }
  const newer = await forge(parts, (content) => ({ ...content, version: 99 }))
  await expect(gather(newer)).rejects.toMatchObject({ reason: 'newer version' })
})

it('one whose chunks stand in no order is written to an end', async () => {
  const forged = await forge(await writeParts(), (content) => ({
    ...content,
    chunks: [...content.chunks, ...content.chunks].toReversed(),
  }))
  expect((await gather(forged)).size).toBeGreaterThan(0)
})

it('rows of it are believed as little as those of a file', async () => {
  const forged = await forge(await writeParts(), (content) => {
    content.content.session.title = { toString: 'x' } as unknown as string
    content.content.notes = [{ id: 5, text: ['x'] } as never]
    content.assets = [{ url: 'https://shop.test/x', hash: '../../evil', type: 'text/html', from: 0, length: 1 }]
  })
  const database = openDatabase()
  const { taken, leftOut } = await take(database, await gather(forged))
  expect(taken).toMatchObject([{ noteCount: 0 }])
  expect(typeof taken[0]!.title).toBe('string')
  expect(leftOut).toMatchObject({ 'rows of an unknown shape': 1, 'damaged pictures, fonts or styles': 1 })
  expect(await database.assets.count()).toBe(0)
})
