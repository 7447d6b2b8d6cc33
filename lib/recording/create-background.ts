import { browser } from 'wxt/browser'

import { resumeAssets } from '@/lib/assets/keep-assets'
import { createQueue } from '@/lib/ingest/create-queue'
import { JOBS_ALARM, runJobs } from '@/lib/jobs/run-jobs'
import { relayWire } from '@/lib/messages/relay'
import { Database } from '@/lib/store/database'
import { readSettings } from '@/lib/store/read-settings'

import { admitAllowedSites } from './admit-sites'
import { answerDesk } from './answer-desk'
import { checkDocumentSender } from './check-sender'
import { createTabFollower } from './follow-tabs'
import { inBackground } from './in-background'
import { noteOpenedTab } from './join-opened-tab'
import { takePendingStart } from './pending-start'
import { createRecorderDesk } from './recorder-desk'
import { recoverSessions } from './recover'
import { ringChosenTabs } from './ring-chosen-tabs'
import { createJobRunner, ensureRetention } from './run-job'
import { createChunkDoor } from './store-chunk'
import { takeUpdateWhenIdle, takeWaitingUpdate } from './wait-with-update'

/**
 * The background: every listener is registered in this first turn, because the browser starts the worker for an event
 * and gives it only to listeners that are there by then (promise 2). All state is in the store.
 */
export function createBackground(database = new Database(), now: () => number = Date.now): void {
  const inOrder = createQueue()
  const recorder = createRecorderDesk(database, now, () => inOrder.settle())
  const follower = createTabFollower(database, now, () => inOrder.settle())
  const storeChunk = createChunkDoor(database, now)
  const runJob = createJobRunner(database, now)
  const runDueJobs = async () => {
    await runJobs(database, now(), runJob)
    await takeWaitingUpdate(database)
  }
  const recovered = recoverSessions(database, now())
  inBackground(recovered.then(() => ensureRetention(database, now())).then(runDueJobs))
  inBackground(recovered.then(() => resumeAssets(database, now())))

  relayWire.onMessage('doorbell', async ({ sender }) => {
    const document = checkDocumentSender(sender)
    if (!document) return
    await recovered
    await inOrder.run(document.documentId, () => follower.onDoorbell(document))
  })
  relayWire.onMessage('chunk', async ({ data, sender }) => {
    const document = checkDocumentSender(sender)
    if (!document) return { ok: false, reason: 'page is not recorded' }
    return inOrder.run(document.documentId, () => storeChunk(document, data))
  })
  answerDesk(database, now, recorder, recovered, runDueJobs)

  browser.permissions.onAdded.addListener(async () => {
    await recovered
    const tabId = await takePendingStart(now())
    if (tabId !== undefined) await recorder.start(tabId)
    await admitAllowedSites(database, now())
    await ringChosenTabs(await readSettings(database))
  })
  // What a tab was opened from is known before it shows its first page.
  browser.tabs.onCreated.addListener((tab) =>
    inBackground(inOrder.run(`tab ${tab.id}`, () => noteOpenedTab(database, tab))),
  )
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    inBackground(inOrder.run(`tab ${tabId}`, () => follower.onUpdated(tabId, change, tab)))
  })
  browser.tabs.onRemoved.addListener((tabId, removal) => {
    inBackground(follower.onRemoved(tabId, removal).then(() => takeWaitingUpdate(database)))
  })
  browser.tabs.onReplaced.addListener((added, removed) => inBackground(follower.onReplaced(added, removed)))
  browser.tabs.onActivated.addListener(({ tabId }) => inBackground(follower.onShown(tabId)))
  browser.windows.onFocusChanged.addListener((windowId) => inBackground(follower.onWindowFocused(windowId)))
  browser.runtime.onUpdateAvailable.addListener(() => inBackground(takeUpdateWhenIdle(database)))
  // Only to be started with the browser: sites that are recorded by rule are armed by then.
  browser.runtime.onStartup.addListener(() => undefined)
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === JOBS_ALARM) inBackground(runDueJobs())
  })
}
