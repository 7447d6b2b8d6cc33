import type { Browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'

import type { createTabs, GivenDocument } from './browser-tabs'
import { crossProcesses } from './cross-processes'
import { matchesPattern } from './match-pattern'

type Registered = Browser.scripting.RegisteredContentScript

/** All that is asked of `executeScript` here. */
interface Injection {
  target: Browser.scripting.InjectionTarget
  world?: 'ISOLATED' | 'MAIN'
  files?: string[]
  func?: (...args: never[]) => unknown
  args?: unknown[]
}

/** What a file of the extension does in a document. */
export type ScriptFile = (document: GivenDocument) => void

/** `scripting`: files and functions run in documents, as far as the extension has access to them. */
export function createScripting(
  tabs: ReturnType<typeof createTabs>,
  hasAccess: (url: string) => boolean,
  files: Record<string, ScriptFile>,
) {
  const registered = new Map<string, Registered>()
  let hold: Promise<void> | undefined
  /** Documents in the place of others. */
  const successors = new Map<string, GivenDocument>()

  function listTargets({ tabId, allFrames, documentIds }: Browser.scripting.InjectionTarget): GivenDocument[] {
    const { documents } = tabs.find(tabId)
    const successor = successors.get(documentIds?.[0] ?? '')
    if (successor) return checkAccess([successor])
    if (documentIds) {
      const found = documents.filter(({ documentId }) => documentIds.includes(documentId))
      if (found.length < documentIds.length) throw new Error(`No document with id ${documentIds[0]} in tab ${tabId}`)
      return checkAccess(found)
    }
    const [top, ...frames] = documents
    // Frames that may not be reached are passed over; a page that may not is an error.
    return [...checkAccess([top!]), ...(allFrames ? frames.filter(({ url }) => hasAccess(url)) : [])]
  }

  function checkAccess(documents: GivenDocument[]): GivenDocument[] {
    const refused = documents.find(({ url }) => !hasAccess(url))
    if (refused)
      throw new Error(
        'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
      )
    return documents
  }

  function run(document: GivenDocument, { world = 'ISOLATED', files: names, func, args }: Injection): unknown {
    if (names) {
      for (const name of names) files[name]!(document)
      // Where scripts may not run the browser answers null.
      return true
    }
    // The browser hands over the text of a function: nothing around it comes along.
    // oxlint-disable-next-line typescript/no-implied-eval -- this is what the browser does
    const rebuilt = new Function('globalThis', `return (${String(func)})`)(document.worlds[world]) as (
      ...args: unknown[]
    ) => unknown
    return rebuilt(...(JSON.parse(JSON.stringify(args ?? [])) as unknown[]))
  }

  function checkIds(scripts: readonly { id: string }[], areKnown: boolean): void {
    for (const { id } of scripts) {
      if (registered.has(id) === areKnown) continue
      throw new Error(areKnown ? `Content script with ID '${id}' does not exist` : `Duplicate script ID '${id}'`)
    }
  }

  const scripting = {
    async executeScript(injection: Injection) {
      await hold
      await crossProcesses()
      return listTargets(injection.target).map((document) => ({
        documentId: document.documentId,
        frameId: document.frameId,
        result: run(document, injection) ?? null,
      }))
    },
    async getRegisteredContentScripts({ ids }: { ids?: string[] } = {}) {
      await crossProcesses()
      return [...registered.values()].filter(({ id }) => !ids || ids.includes(id))
    },
    async registerContentScripts(scripts: Registered[]) {
      await crossProcesses()
      checkIds(scripts, false)
      for (const script of scripts) registered.set(script.id, script)
    },
    async updateContentScripts(scripts: Registered[]) {
      await crossProcesses()
      checkIds(scripts, true)
      for (const script of scripts) registered.set(script.id, { ...registered.get(script.id), ...script })
    },
    async unregisterContentScripts({ ids }: { ids: string[] }) {
      await crossProcesses()
      checkIds(
        ids.map((id) => ({ id })),
        true,
      )
      for (const id of ids) registered.delete(id)
    },
  }
  Object.assign(fakeBrowser.scripting, scripting)

  return {
    registered,
    isRegisteredFor: (id: string, url: string) =>
      (registered.get(id)?.matches ?? []).some((pattern) => matchesPattern(pattern, url)),
    /** Sites for which this script is registered, without the end of the pattern. */
    sitesOf: (id: string) => (registered.get(id)?.matches ?? []).map((match) => match.replace(/\/\*$/, '')),
    /** What is meant for this document runs in the other from now on, as it happens while a page is left. */
    runInstead({ documentId }: GivenDocument, next: GivenDocument): void {
      successors.set(documentId, next)
    },
    /** Scripts have to wait from now on, as in a tab whose process is busy; the answer lets them go. */
    holdScripts(): () => void {
      let release = () => {}
      hold = new Promise((resolve) => (release = resolve))
      return () => {
        hold = undefined
        release()
      }
    },
  }
}
