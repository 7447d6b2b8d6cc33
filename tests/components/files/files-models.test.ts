import { signal } from '@preact/signals'
import { expect, it, vi } from 'vitest'

import { DestinationModel } from '@/components/files/destination-model'
import { ExportModel } from '@/components/files/export-model'
import { describeLinkRefusal } from '@/components/files/describe-link-refusal'
import type { FilesClient } from '@/components/files/files-client'
import { ImportModel } from '@/components/files/import-model'
import { describeLeftOut, describeRefusal } from '@/components/files/describe-refusal'
import { ToastsModel } from '@/components/parts/toasts-model'
import { createFiles } from '@/lib/files/create-files'
import { Database } from '@/lib/store/database'
import { deleteSession } from '@/lib/store/delete-session'
import { readPageEvents } from '@/lib/store/read-chunks'

import { buildDocument, buildElement, buildMeta, buildSnapshot, buildText, T0 } from '../../fixtures/rrweb-events'
import { SMALL, storeSession } from '../../fixtures/stored-session'

/** The models on the real worker's code, in this thread. */
function open() {
  const database = new Database(`afterimage-${crypto.randomUUID()}`)
  const real = createFiles(database)
  const files: FilesClient = {
    listFormats: async () => real.listFormats(),
    describe: (ids) => real.describe(ids),
    export: (wish, sink, tell) => real.export(wish, sink, tell),
    send: (wish, to, tell) => real.send(wish, to, tell),
    import: (file, options, tell) => real.import(file, options, tell),
    importLink: (link, options, tell) => real.importLink(link, options, tell),
    stop: () => real.stop(),
  }
  const toasts = new ToastsModel()
  const copied: string[] = []
  const exporting = new ExportModel({
    files,
    destination: new DestinationModel({
      settings: signal({ state: 'loading' as const }),
      permissions: { contains: async () => true, request: async () => true },
    }),
    toasts,
    dashboardUrl: 'chrome-extension://x/dashboard.html',
    writeClipboard: async (text) => void copied.push(text),
  })
  return { database, files, toasts, copied, exporting, importing: new ImportModel({ files, toasts }) }
}

const recording = (at = T0) => new File([JSON.stringify([buildMeta(at), buildSnapshot(at + 1)])], 'a.json')

it('an export says what leaves before anything does, and a bug report can be copied', async () => {
  const { database, exporting, copied, toasts } = open()
  const session = await storeSession(database, SMALL)
  await database.edits.put({
    id: 'e',
    sessionId: 'session-1',
    createdAt: 1,
    isPermanent: 0,
    kind: 'text',
    text: 'greenhouse',
  })
  await exporting.open(['session-1'])
  expect(exporting.state.value).toMatchObject({
    step: 'choosing',
    preview: {
      sessionCount: 1,
      title: 'Plants & pots',
      pageCount: 1,
      eventCount: session.eventCount,
      noteCount: 1,
      assetCount: 0,
      redactionCount: 1,
      trimCount: 0,
      levels: [{ level: 'medium', sessionCount: 1 }],
    },
  })
  exporting.choose('report')
  await exporting.copy()
  expect(copied[0]).toContain('# Plants \\& pots')
  expect(copied[0]).not.toContain('greenhouse')
  expect([exporting.state.value.step, toasts.toasts.value.length]).toEqual(['closed', 1])
})

it('an export of what has nothing of that kind says so, and writes nothing', async () => {
  const { database, exporting } = open()
  await storeSession(database, SMALL)
  await database.chunks.clear()
  await exporting.open(['session-1'])
  exporting.choose('rrweb')
  await exporting.copy()
  expect(exporting.state.value).toMatchObject({ step: 'choosing', problem: expect.stringMatching(/nothing to write/) })
})

it('files come in one after another, each with what became of it', async () => {
  const { importing } = open()
  importing.offer([recording(), new File(['Dear reader'], 'b.txt'), recording(), recording(T0 + 60_000)])
  expect([importing.isOpen.value, importing.given.value.map(({ state }) => state.step)]).toEqual([
    true,
    Array(4).fill('waiting'),
  ])
  await importing.start()
  expect(importing.isRunning.value).toBe(false)
  const results = importing.given.value.map(({ state }) => (state.step === 'done' ? state.result : undefined)!)
  expect(results.map(({ taken, known, refused }) => [taken.length, known.length, refused.length])).toEqual([
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ])
})

it('files that are stopped are said to be, and what was in is in', async () => {
  const { importing, files } = open()
  const { promise, resolve } = Promise.withResolvers<void>()
  const take = files.import
  files.import = async (...given) => {
    const outcome = await take(...given)
    await promise
    return outcome
  }
  importing.offer([recording(), recording(T0 + 60_000)])
  const started = importing.start()
  importing.stop()
  resolve()
  await started
  expect(importing.given.value.map(({ state }) => state.step)).toEqual([
    expect.stringMatching(/done|stopped/),
    'stopped',
  ])
})

it('a link that opens nothing says why, and can be tried again', async () => {
  const { importing } = open()
  expect(await importing.takeLink({ href: 'Monstera', password: '' })).toBe(false)
  expect(importing.given.value[0]!.state).toEqual({ step: 'refused', reason: 'no link' })
  expect(describeLinkRefusal('no link')).toBe('This is no replay link. Copy all of it, from https:// to its end.')
  expect(describeLinkRefusal('revoked')).toMatch(/^This link was revoked\. /)
  await importing.takeLink({ href: 'http://shares.test/s/x#y', password: '' })
  expect(importing.given.value).toMatchObject([{ state: { step: 'refused', reason: 'mistyped' } }])
})

it('a worker that breaks is told of at its file', async () => {
  const { importing, files } = open()
  files.import = () => Promise.reject(new Error('out of memory'))
  importing.offer([recording()])
  await importing.start()
  expect(importing.given.value[0]!.state).toEqual({ step: 'failed', message: 'out of memory' })
})

it('every reason says what one can do', () => {
  expect(describeRefusal('newer version')).toBe(
    'It was made by a newer Afterimage. Update this one, then import it again.',
  )
  expect(describeLeftOut({ 'damaged chunks': 2, 'events with impossible times': 1 })).toEqual([
    '2 damaged stretches (shown as gaps)',
    '1 event whose time cannot be',
  ])
})

it('masked again by the rules, nothing of what a page showed stays', async () => {
  const { database, importing } = open()
  const page = buildDocument(buildElement(2, 'body', {}, buildText(3, 'The secret garden')))
  const bare = JSON.stringify([buildMeta(), buildSnapshot(T0 + 1, page)]).replaceAll(',"v":"s"', '')
  for (const isMasked of [true, false]) {
    importing.maskAgain(isMasked)
    importing.offer([new File([bare], 'a.json')])
    await importing.start()
    const [pageRow] = await database.pages.toArray()
    const shown = JSON.stringify(await readPageEvents(database, pageRow!.id))
    expect(shown.includes('secret')).toBe(!isMasked)
    await deleteSession(database, pageRow!.sessionId, () => true)
  }
})

it('a large file goes where the person chose, as it is made; who chooses none keeps the dialog', async () => {
  const { database, exporting, toasts } = open()
  await storeSession(database, SMALL)
  await database.sessions.update('session-1', { bytes: 10 ** 9 })
  const written: number[] = []
  const stream = new WritableStream<Uint8Array>({ write: (bytes) => void written.push(bytes.byteLength) })
  const handle = { name: 'mine.afterimage', createWritable: async () => stream.getWriter() }
  const answers = [new DOMException('none', 'AbortError'), new DOMException('no', 'SecurityError'), handle]
  vi.stubGlobal('showSaveFilePicker', async () => {
    const answer = answers.shift()
    if (answer instanceof DOMException) throw answer
    return answer
  })
  await exporting.open(['session-1'])
  await exporting.save()
  expect(exporting.state.value).toMatchObject({ step: 'choosing', problem: '' })
  await exporting.save()
  expect(exporting.state.value).toMatchObject({ step: 'choosing', problem: expect.stringMatching(/no/) })
  expect(written).toEqual([])
  await exporting.save()
  expect(written.length).toBeGreaterThan(3)
  expect([exporting.state.value.step, toasts.toasts.value[0]!.text]).toEqual(['closed', 'mine.afterimage is saved.'])
  vi.unstubAllGlobals()
})
