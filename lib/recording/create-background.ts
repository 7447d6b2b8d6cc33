import { browser } from 'wxt/browser'

import { createQueue } from '@/lib/ingest/create-queue'
import { JOBS_ALARM, runJobs } from '@/lib/jobs/run-jobs'
import { relayWire } from '@/lib/messages/relay'
import { Database } from '@/lib/store/database'

import { admitAllowedSites } from './admit-sites'
import { answerDesk } from './answer-desk'
import { checkDocumentSender } from './check-sender'
import { createTabFollower } from './follow-tabs'
import { takePendingStart } from './pending-start'
import { createRecorderDesk } from './recorder-desk'
import { recoverSessions } from './recover'
import { createJobRunner, ensureRetention } from './run-job'
import { createChunkDoor } from './store-chunk'
import { takeUpdateWhenIdle } from './wait-with-update'

/**
 * The background: every listener is registered in this first turn, because the browser starts the worker for an event
 * and gives it only to listeners that are there by then (promise 2). All state is in the store.
 */
export function createBackground(database = new Database(), now: () => number = Date.now): void {
  const inPageOrder = createQueue()
  const recorder = createRecorderDesk(database, now, inPageOrder.settle)
  const follower = createTabFollower(database, now, inPageOrder.settle)
  const storeChunk = createChunkDoor(database, now)
  const runJob = createJobRunner(database, now)
  const runDueJobs = () => runJobs(database, now(), runJob)
  const recovered = recoverSessions(database, now())
  void recovered.then(() => ensureRetention(database, now())).then(runDueJobs)

  relayWire.onMessage('doorbell', async ({ sender }) => {
    const document = checkDocumentSender(sender)
    if (!document) return
    await recovered
    await inPageOrder.run(document.documentId, () => follower.onDoorbell(document))
  })
  relayWire.onMessage('chunk', async ({ data, sender }) => {
    const document = checkDocumentSender(sender)
    if (!document) return { ok: false, reason: 'page is not recorded' }
    return inPageOrder.run(document.documentId, () => storeChunk(document, data))
  })
  answerDesk(database, now, recorder, recovered, runDueJobs)

  browser.permissions.onAdded.addListener(async () => {
    const tabId = await takePendingStart(now())
    if (tabId !== undefined) await recorder.start(tabId)
    await admitAllowedSites(database, now())
  })
  browser.tabs.onCreated.addListener((tab) => void follower.onCreated(tab))
  browser.tabs.onUpdated.addListener((tabId, change, tab) => void follower.onUpdated(tabId, change, tab))
  browser.tabs.onRemoved.addListener((tabId, removal) => void follower.onRemoved(tabId, removal))
  browser.tabs.onReplaced.addListener((added, removed) => void follower.onReplaced(added, removed))
  browser.tabs.onActivated.addListener(({ tabId }) => void follower.onShown(tabId))
  browser.windows.onFocusChanged.addListener((windowId) => void follower.onWindowFocused(windowId))
  browser.runtime.onUpdateAvailable.addListener(() => void takeUpdateWhenIdle(database))
  // Only to be started with the browser: sites that are recorded by rule are armed by then.
  browser.runtime.onStartup.addListener(() => undefined)
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === JOBS_ALARM) void runDueJobs()
  })
}
