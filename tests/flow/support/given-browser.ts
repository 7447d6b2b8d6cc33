import type { Browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'

import { createScripting, type ScriptFile } from './browser-scripting'
import { createTabs, type GivenDocument } from './browser-tabs'
import { becomeQuiet, crossProcesses } from './cross-processes'
import { createListeners } from './listeners'

const ALL_SITES = ['http://*/*', 'https://*/*']

interface Answer {
  res?: unknown
  err?: { message: string }
}

/**
 * The browser around the background: `fakeBrowser`, completed by what it lacks and the background uses. Nothing of ours
 * is in here. `wake` starts the worker when something happens and it is not there.
 */
export function createBrowser(files: Record<string, ScriptFile>, wake: () => Promise<void>) {
  fakeBrowser.reset()
  const granted = new Set<string>(ALL_SITES)
  const onAdded = createListeners<[Browser.permissions.Permissions]>()
  const onCommand = createListeners<[name: string, tab?: Browser.tabs.Tab]>()
  const rules = new Map<number, Browser.declarativeNetRequest.Rule>()
  /** Answers that somebody waits for; they come to nothing when the worker dies. */
  const waiting = new Set<(error: Error) => void>()
  let death = Promise.withResolvers<void>()

  /** Wakes the worker, gives it an event, on which the browser does not wait, and looks again when all is quiet. */
  async function tell(trigger: () => Promise<unknown>): Promise<void> {
    await wake()
    await Promise.race([trigger().then(becomeQuiet), death.promise])
  }

  const contains = (pattern: string) =>
    granted.has(pattern) || granted.has(`${pattern.slice(0, pattern.indexOf(':'))}://*/*`)
  const hasAccess = (url: string) => /^https?:/.test(url) && contains(`${new URL(url).origin}/*`)
  const tabs = createTabs(hasAccess)
  const scripting = createScripting(tabs, hasAccess, files)

  Object.assign(fakeBrowser.commands, { onCommand })
  Object.assign(fakeBrowser.permissions, {
    onAdded,
    async contains({ origins = [] }: { origins?: string[] }) {
      await crossProcesses()
      return origins.every(contains)
    },
  })
  Object.assign(fakeBrowser.declarativeNetRequest, {
    async updateSessionRules({ removeRuleIds = [], addRules = [] }: Browser.declarativeNetRequest.UpdateRuleOptions) {
      await crossProcesses()
      for (const id of removeRuleIds) rules.delete(id)
      for (const rule of addRules) {
        if (rules.has(rule.id)) throw new Error(`Rule with id ${rule.id} does not have a unique ID.`)
        if (rule.condition.tabIds?.length === 0)
          throw new Error(`Rule with id ${rule.id} cannot have an empty list as the value for key tabIds.`)
        rules.set(rule.id, rule)
      }
    },
  })

  let reloadCount = 0
  Object.assign(fakeBrowser.runtime, { reload: () => void (reloadCount += 1) })

  /** One message to the worker and its answer, as the messaging library writes them; both go as JSON. */
  async function send(sender: object, type: string, data?: unknown): Promise<unknown> {
    // It may be killed again before the message is there: the browser then starts it once more.
    do await wake()
    while (!fakeBrowser.runtime.onMessage.hasListeners())
    const message: unknown = JSON.parse(JSON.stringify({ id: 1, type, data, timestamp: 0 }))
    const answer = await new Promise<Answer | undefined>((resolve, reject) => {
      waiting.add(reject)
      const respond = (value: unknown) => {
        waiting.delete(reject)
        resolve(value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Answer))
      }
      void fakeBrowser.runtime.onMessage.trigger(message, sender, respond)
    })
    if (answer?.err) throw new Error(answer.err.message)
    return answer?.res
  }

  const api = {
    tabs,
    scripting,
    rules,
    granted,
    sendFrom: (document: GivenDocument, type: string, data?: unknown) => {
      const { tabId, frameId, documentId, url } = document
      const isThere = tabs.all().some(({ id }) => id === tabId)
      const tab = { ...(isThere ? tabs.describe(tabId) : { id: tabId }), title: '' } as Browser.tabs.Tab
      return send({ id: fakeBrowser.runtime.id, tab, frameId, documentId, url }, type, data)
    },
    /** From the popup or the dashboard. */
    sendFromOwnPage: (type: string, data?: unknown) =>
      send({ id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/popup.html') }, type, data),
    send,
    /** The person allows sites, all when none is named. */
    async allow(...patterns: string[]): Promise<void> {
      for (const pattern of patterns.length > 0 ? patterns : ALL_SITES) granted.add(pattern)
      await tell(() => onAdded.trigger({ origins: patterns }))
    },
    forbidAll: () => granted.clear(),
    /** The tab shows another page: scripts registered for it run first, then the extension hears of it. */
    async navigate(tabId: number, url: string, frames: readonly string[] = []): Promise<GivenDocument> {
      const tab = tabs.replaceDocuments(tabId, url, frames)
      const rings = tab.documents.filter((document) => scripting.isRegisteredFor('doorbell', document.url))
      for (const document of rings) files['/doorbell.js']!(document)
      await tell(() => tabs.tellUpdate(tab, 'loading'))
      await tell(() => tabs.tellUpdate(tab, 'complete'))
      return tab.documents[0]!
    },
    /** A new tab with this opener: a page opened it at an address, or the person asked for an empty one. */
    async openFrom(openerTabId: number, url?: string): Promise<number> {
      const tab = tabs.open(url ?? 'chrome://newtab/')
      await tell(() => fakeBrowser.tabs.onCreated.trigger({ id: tab.id, openerTabId } as Browser.tabs.Tab))
      await api.navigate(tab.id, tab.url)
      return tab.id
    },
    /** The person looks at this tab. */
    async show(tabId: number): Promise<void> {
      for (const tab of tabs.all()) tab.active = tab.id === tabId
      await tell(() => fakeBrowser.tabs.onActivated.trigger({ tabId, windowId: 1 }))
    },
    /** A new version of the extension is there; `reloads` counts how often it was taken. */
    offerUpdate: () => tell(() => fakeBrowser.runtime.onUpdateAvailable.trigger({ version: '9.9.9' })),
    reloads: () => reloadCount,
    /** The person presses the key of a command in this tab. */
    pressKeyOf: (name: string, tabId: number) => tell(() => onCommand.trigger(name, tabs.describe(tabId))),
    closeTab: (tabId: number) => tell(() => tabs.close(tabId)),
    async replaceTab(tabId: number): Promise<number> {
      const addedId = tabs.replaceTab(tabId)
      await tell(() => tabs.onReplaced.trigger(addedId, tabId))
      return addedId
    },
    ringAlarm: (name: string) => tell(() => fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: 0 } as never)),
    /** What the browser does with everything the worker was in the middle of. */
    dropWorker(): void {
      const { runtime, alarms } = fakeBrowser
      const { onUpdated, onRemoved, onActivated, onCreated } = fakeBrowser.tabs
      const { onStartup, onInstalled, onUpdateAvailable, onMessage } = runtime
      const events = [
        onMessage,
        onStartup,
        onInstalled,
        onUpdateAvailable,
        onUpdated,
        onRemoved,
        onActivated,
        onCreated,
      ]
      const { onFocusChanged } = fakeBrowser.windows
      for (const event of [...events, alarms.onAlarm, tabs.onReplaced, onAdded, onFocusChanged, onCommand]) {
        event.removeAllListeners()
      }
      for (const reject of waiting) reject(new Error('The message port closed before a response was received.'))
      waiting.clear()
      death.resolve()
      death = Promise.withResolvers<void>()
    },
    /** The browser was closed and opened: what it keeps for one run is gone, and so are the tabs. */
    async forgetRun({ keepsTabs = false } = {}): Promise<void> {
      await fakeBrowser.storage.session.clear()
      rules.clear()
      scripting.registered.clear()
      if (!keepsTabs) tabs.closeAll()
    },
  }
  return api
}

export type GivenBrowser = ReturnType<typeof createBrowser>
