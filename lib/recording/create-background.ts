import { browser } from 'wxt/browser'

import { resumeAssets } from '@/lib/assets/keep-assets'
import { createQueue } from '@/lib/ingest/create-queue'
import { JOBS_ALARM, runJobs } from '@/lib/jobs/run-jobs'
import { relayWire } from '@/lib/messages/relay'
import { MARK_COMMAND } from '@/lib/model/command'
import { followSharePolicy } from '@/lib/sharing/follow-share-policy'
import { createShareRunner } from '@/lib/sharing/run-shares'
import { Database } from '@/lib/store/database'
import { readSettings } from '@/lib/store/read-settings'

import { admitAllowedSites } from './admit-sites'
import { answerDesk } from './answer-desk'
import { checkDocumentSender } from './check-sender'
import { beginStrictInPrivate } from './begin-strict'
import { followPolicy } from './follow-policy'
import { createTabFollower } from './follow-tabs'
import { createHints } from './hints'
import { inBackground } from './in-background'
import { noteOpenedTab } from './join-opened-tab'
import { learnCountry } from './learn-country'
import { createMarkCommand } from './mark-command'
import { createNoteDesk } from './note-desk'
import { takePendingStart } from './pending-start'
import { createPreviewDesk } from './preview-desk'
import { createRecorderDesk } from './recorder-desk'
import { recoverSessions } from './recover'
import { ringChosenTabs } from './ring-chosen-tabs'
import { createJobRunner, ensureRetention } from './run-job'
import { REAL_URLS } from './session-memory'
import { createChunkDoor, hearTyped } from './store-chunk'
import { takeUpdateWhenIdle, takeWaitingUpdate } from './wait-with-update'

/**
 * The background: every listener is registered in this first turn, because the browser starts the worker for an event
 * and gives it only to listeners that are there by then (promise 2). All state is in the store.
 */
export function createBackground(database = new Database(), now: () => number = Date.now): void {
  const inOrder = createQueue()
  const hints = createHints()
  const recorder = createRecorderDesk(database, now, () => inOrder.settle(), hints)
  const preview = createPreviewDesk(database, now)
  const notes = createNoteDesk(database, now)
  const markCommand = createMarkCommand(database, now, notes)
  const follower = createTabFollower(database, now, () => inOrder.settle(), hints)
  const storeChunk = createChunkDoor(database, now)
  const shares = createShareRunner(database, now)
  const runJob = createJobRunner(database, now, shares)
  const runDueJobs = async () => {
    await runJobs(database, now(), runJob)
    await takeWaitingUpdate(database)
  }
  const recovered = Promise.all([recoverSessions(database, now()), learnCountry().catch(console.error)])
    .then(() => beginStrictInPrivate(database, now))
    .then(() => followPolicy(database, now))
    .then(() => followSharePolicy(database))
  inBackground(recovered.then(() => ensureRetention(database, now())).then(runDueJobs))
  inBackground(recovered.then(() => shares.startAll()))
  inBackground(recovered.then(() => resumeAssets(database, REAL_URLS, now())))

  relayWire.onMessage('doorbell', async ({ sender }) => {
    const document = checkDocumentSender(sender)
    if (!document) return
    await recovered
    await inOrder.run(document.documentId, () => follower.onDoorbell(document))
  })
  relayWire.onMessage('chunk', async ({ data, sender }) => {
    const document = checkDocumentSender(sender)
    if (!document) return { ok: false, reason: 'page is not recorded' }
    inBackground(hearTyped(database, document, data))
    return inOrder.run(document.documentId, () => storeChunk(document, data))
  })
  preview.listen(recovered)
  answerDesk(database, now, recorder, preview, notes, recovered, runDueJobs, shares)

  globalThis.addEventListener?.('online', () => inBackground(recovered.then(() => shares.retryAll())))
  browser.storage.onChanged.addListener((_, area) => {
    if (area !== 'managed') return
    inBackground(followPolicy(database, now))
    inBackground(followSharePolicy(database))
  })
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
    inBackground(preview.onRemoved(tabId))
    inBackground(follower.onRemoved(tabId, removal).then(() => takeWaitingUpdate(database)))
  })
  // What is told of the tab under its new number waits until it is known by it.
  browser.tabs.onReplaced.addListener((added, removed) => {
    inBackground(inOrder.run(`tab ${added}`, () => follower.onReplaced(added, removed)))
  })
  browser.tabs.onActivated.addListener(({ tabId }) => inBackground(follower.onShown(tabId)))
  browser.windows.onFocusChanged.addListener((windowId) => inBackground(follower.onWindowFocused(windowId)))
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === MARK_COMMAND) inBackground(recovered.then(() => markCommand(tab?.id)))
  })
  browser.runtime.onUpdateAvailable.addListener(() => inBackground(takeUpdateWhenIdle(database)))
  // Only to be started with the browser: sites that are recorded by rule are armed by then.
  browser.runtime.onStartup.addListener(() => undefined)
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === JOBS_ALARM) inBackground(runDueJobs())
  })
}
