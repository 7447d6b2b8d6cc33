import { browser } from 'wxt/browser'

import { keepAssets } from '@/lib/assets/keep-assets'
import { createQueue } from '@/lib/ingest/create-queue'
import { ingestChunk } from '@/lib/ingest/ingest-chunk'
import { JOBS_ALARM, runJobs } from '@/lib/jobs/run-jobs'
import { desk } from '@/lib/messages/desk'
import { relayWire, type Receipt, type WireChunk } from '@/lib/messages/relay'
import { Database } from '@/lib/store/database'

import { checkDocumentSender, checkOwnPage } from './check-sender'
import { createLibraryDesk } from './library-desk'
import { keepPendingStart, takePendingStart } from './pending-start'
import { createRecorderDesk } from './recorder-desk'
import { recoverSessions } from './recover'
import { createTabFollower } from './watch-tabs'

/**
 * The background: every listener is registered in this first turn, because the browser starts the worker for an event
 * and gives it only to listeners that are there by then (promise 2). All state is in the store.
 */
export function createBackground(database = new Database(), now: () => number = Date.now): void {
  const inPageOrder = createQueue()
  const recorder = createRecorderDesk(database, now, inPageOrder.settle)
  const library = createLibraryDesk(database, now)
  const follower = createTabFollower(database, now)
  const recovered = recoverSessions(database, now()).then(() => runJobs(database, now()))

  relayWire.onMessage('doorbell', async ({ sender }) => {
    const document = checkDocumentSender(sender)
    await recovered
    if (document) await inPageOrder.run(document.documentId, () => follower.onDoorbell(document))
  })
  relayWire.onMessage('chunk', async ({ data, sender }) => {
    const document = checkDocumentSender(sender)
    if (!document) return { ok: false, reason: 'page is not recorded' }
    return inPageOrder.run(document.documentId, () => storeChunk(document.documentId, data))
  })

  async function storeChunk(documentId: string, chunk: WireChunk): Promise<Receipt> {
    const { receipt, page, events, frameUrls } = await ingestChunk(database, documentId, chunk)
    if (page && frameUrls.length > 0) void follower.onFrames(page.windowId, frameUrls)
    if (page && receipt.ok) void keepAssets(database, page, events, now())
    return receipt
  }

  desk.onMessage('startRecording', async ({ data, sender }) => {
    checkOwnPage(sender)
    await recovered
    return recorder.start(data.tabId)
  })
  desk.onMessage('startWhenAllowed', ({ data, sender }) => {
    checkOwnPage(sender)
    return keepPendingStart(data.tabId, now())
  })
  desk.onMessage('pauseRecording', ({ data, sender }) => {
    checkOwnPage(sender)
    return recorder.pause(data.sessionId)
  })
  desk.onMessage('resumeRecording', ({ data, sender }) => {
    checkOwnPage(sender)
    return recorder.resume(data.sessionId)
  })
  desk.onMessage('stopRecording', async ({ data, sender }) => {
    checkOwnPage(sender)
    await recorder.stop(data.sessionId)
    await runJobs(database, now())
  })
  desk.onMessage('saveSession', ({ data, sender }) => {
    checkOwnPage(sender)
    return library.save(data.sessionId, data.details)
  })
  desk.onMessage('deleteSessions', ({ data, sender }) => {
    checkOwnPage(sender)
    return library.remove(data.sessionIds)
  })
  desk.onMessage('restoreSessions', ({ data, sender }) => {
    checkOwnPage(sender)
    return library.restore(data.sessionIds)
  })
  desk.onMessage('markMoment', async ({ data, sender }) => {
    checkOwnPage(sender)
    return { noteId: await library.mark(data.sessionId, data.at, data.text) }
  })

  browser.permissions.onAdded.addListener(async () => {
    const tabId = await takePendingStart(now())
    if (tabId !== undefined) await recorder.start(tabId)
    await follower.onAllowed()
  })
  browser.tabs.onUpdated.addListener((tabId, change, tab) => follower.onUpdated(tabId, change, tab))
  browser.tabs.onRemoved.addListener((tabId) => follower.onRemoved(tabId))
  browser.tabs.onReplaced.addListener((added, removed) => follower.onReplaced(added, removed))
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === JOBS_ALARM) void runJobs(database, now())
  })
}
