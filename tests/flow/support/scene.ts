import { afterEach, beforeAll, vi } from 'vitest'

import type { StartOutcome } from '@/lib/messages/desk'
import type { CaptureConfig } from '@/lib/messages/page-wire'
import { isForPreview, type PreviewTold } from '@/lib/messages/preview'
import type { Receipt, WireChunk } from '@/lib/messages/relay'
import type { PageMasking } from '@/lib/model/masking'
import type { RelayStart } from '@/lib/relay/offer-relay'
import { Database } from '@/lib/store/database'

import { MASKING, T0 } from '../../fixtures/rrweb-events'
import type { ScriptFile } from './browser-scripting'
import type { GivenDocument } from './browser-tabs'
import { becomeQuiet } from './cross-processes'
import { createBrowser } from './given-browser'
import { createRecordedPage, type RecordedPage } from './recorded-page'
import { createWorker, forgiveTheDead } from './worker'

export type Scene = ReturnType<typeof createScene>

const open = new Set<Scene>()

beforeAll(() => {
  forgiveTheDead()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
})

afterEach(async () => {
  for (const scene of open) await scene.close()
  open.clear()
})

/** A browser, a worker that may die, its database, a clock, and pages that are recorded. One a test. */
export function openScene(): Scene {
  const scene = createScene()
  open.add(scene)
  return scene
}

function createScene() {
  const databaseName = `afterimage-${crypto.randomUUID()}`
  const clock = { at: T0 }
  const pages = new Map<string, RecordedPage>()
  /** Documents whose capture began before their relay: whichever script comes first waits for the other. */
  const begun = new Set<string>()
  const maskings = new Map<string, PageMasking>()
  const rings = new Set<Promise<unknown>>()
  const store = new Database(databaseName)
  const worker = createWorker(
    databaseName,
    () => clock.at,
    () => browser.dropWorker(),
  )

  const sendChunk = (document: GivenDocument, chunk: unknown) =>
    browser.sendFrom(document, 'chunk', chunk) as Promise<Receipt>

  const files: Record<string, ScriptFile> = {
    '/doorbell.js'(document) {
      // Nobody waits for a doorbell; a worker that dies leaves it unanswered.
      const ring = browser.sendFrom(document, 'doorbell', { framePath: [] }).catch(() => undefined)
      rings.add(ring)
      void ring.finally(() => rings.delete(ring))
    },
    '/preview.js'(document) {
      const world = document.worlds.ISOLATED
      const { key } = world['afterimagePreviewStart'] as { key: string }
      delete world['afterimagePreviewStart']
      if ((world['afterimagePreview'] as { key: string } | undefined)?.key === key) return
      const told: PreviewTold[] = []
      world['afterimagePreview'] = { key, told }
      document.onMessage.push((message) => void (isForPreview(message, key) && told.push(message)))
    },
    '/relay.js'(document) {
      const world = document.worlds.ISOLATED
      if (world['afterimageRelay']) return
      const relay = {
        isOrphaned: () => false,
        isAlive(sessionId: string) {
          const known = pages.get(document.documentId)
          return known !== undefined && known.state !== 'stopped' && known.sessionId === sessionId
        },
        start({ sessionId, isUnknown, firstSeq }: RelayStart) {
          const known = pages.get(document.documentId)
          if (!isUnknown && known && known.state !== 'stopped' && known.sessionId === sessionId) return false
          known?.outbox.close()
          const page = createRecordedPage(document, { sessionId, firstSeq }, (chunk) => sendChunk(document, chunk))
          page.masking = maskings.get(document.documentId)
          if (begun.delete(document.documentId)) page.state = 'capturing'
          pages.set(document.documentId, page)
          return true
        },
      }
      world['afterimageRelay'] = relay
      const waiting = world['afterimageRelayStart'] as RelayStart | undefined
      delete world['afterimageRelayStart']
      if (waiting) relay.start(waiting)
    },
    '/capture.js'(document) {
      const world = document.worlds.MAIN
      const begin = (_key: string, { masking }: CaptureConfig) => {
        delete world['afterimageCapture']
        maskings.set(document.documentId, masking)
        const page = pages.get(document.documentId)
        if (page) page.masking = masking
        // A closed relay stops a capture that comes too late.
        if (page?.state === 'waiting') page.state = 'capturing'
        else begun.add(document.documentId)
      }
      const waiting = world['afterimageCaptureStart'] as Parameters<typeof begin> | undefined
      delete world['afterimageCaptureStart']
      if (waiting) begin(...waiting)
      else world['afterimageCapture'] = begin
    },
  }
  const browser = createBrowser(files, worker.wake)

  /** Waits until every document that rang has been answered. */
  async function rest(): Promise<void> {
    do {
      await Promise.all(rings)
      await becomeQuiet()
    } while (rings.size > 0)
  }

  const scene = {
    browser,
    worker,
    store,
    clock,
    rest,
    rings,
    sendChunk,
    ask: <T>(type: string, data: unknown) => browser.sendFromOwnPage(type, data) as Promise<T>,
    /** The page in the tab's top document, or in this one. */
    pageOf(place: number | GivenDocument): RecordedPage {
      const document = typeof place === 'number' ? browser.tabs.find(place).documents[0]! : place
      const page = pages.get(document.documentId)
      if (!page) throw new Error(`${document.url} is not recorded`)
      return page
    },
    /** Its recorder is an orphan now: it reaches nobody. */
    forget(document: GivenDocument): void {
      pages.get(document.documentId)?.outbox.close()
      pages.delete(document.documentId)
    },
    /** Pages that are there and are being recorded. */
    capturingPages() {
      const documents = new Set(browser.tabs.all().flatMap((tab) => tab.documents))
      return [...pages.values()].filter(({ document, state }) => state === 'capturing' && documents.has(document))
    },
    start: (tabId: number) => scene.ask<StartOutcome>('startRecording', { tabId }),
    /** A tab at this address, being recorded. */
    async record(url = 'https://shop.test/') {
      const tab = browser.tabs.open(url, 'Shop')
      const outcome = await scene.start(tab.id)
      if (!outcome.ok) throw new Error(`not started: ${outcome.reason}`)
      await rest()
      return { tabId: tab.id, sessionId: outcome.sessionId, page: scene.pageOf(tab.id) }
    },
    readSession: async (id: string) => (await store.sessions.get(id))!,
    async readEvents(sessionId: string) {
      return (await store.events.toArray()).filter((event) => event.sessionId === sessionId)
    },
    async close() {
      await worker.kill()
      await rest()
      worker.closeConnections()
      await store.delete()
    },
  }
  return scene
}

export function buildWire(sessionId: string, seq: number, body: string, changes: Partial<WireChunk> = {}): WireChunk {
  return { sessionId, seq, body, lostBefore: null, masking: MASKING, ...changes }
}
