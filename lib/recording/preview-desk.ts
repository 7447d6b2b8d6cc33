import { browser } from 'wxt/browser'

import type { PreviewOutcome } from '@/lib/messages/desk'
import {
  previewWire,
  RULE_LISTS,
  type PickedRule,
  type PreviewProtocol,
  type PreviewState,
  type RuleOutcome,
} from '@/lib/messages/preview'
import { checkRules } from '@/lib/masking/check-rules'
import { MAX_RULES } from '@/lib/masking/limits'
import type { Database } from '@/lib/store/database'
import { readRules } from '@/lib/store/read-rules'
import { readSettings } from '@/lib/store/read-settings'

import { checkDocumentSender } from './check-sender'
import { createMaskingDesk } from './masking-desk'
import { forgetPreview, readPreview, writePreview, type PreviewRow } from './preview-memory'
import { readTabRefusal } from './refuse-tab'
import { describeState, tellPreview, tellPreviews } from './tell-previews'

const NO_PREVIEW: RuleOutcome = { ok: false, reason: 'no preview' }

/** Where a message comes from, once it is known to come from the preview that runs there. */
interface Place {
  tabId: number
  frameId: number
  tabUrl: string
  row: PreviewRow
}

type Answers = {
  [Name in keyof PreviewProtocol]: (
    data: Parameters<PreviewProtocol[Name]>[0],
    place: Place,
  ) => Promise<ReturnType<PreviewProtocol[Name]>>
}

/**
 * The preview of masking in a tab: started from the extension's own pages, answered here while it runs. Rules can be
 * weakened from it, so it is heard only with the key that was given to its scripts, and nothing else in the tab has.
 */
export function createPreviewDesk(database: Database, now: () => number) {
  const masking = createMaskingDesk(database, now)

  async function start(tabId: number): Promise<PreviewOutcome> {
    const reason = await readTabRefusal(tabId, (await readSettings(database)).sites)
    if (reason) return { ok: false, reason }
    const row = (await readPreview(tabId)) ?? { key: crypto.randomUUID(), added: [] }
    await writePreview(tabId, row)
    if (await injectPreview(tabId, row.key)) return { ok: true }
    await forgetPreview(tabId)
    return { ok: false, reason: 'error page' }
  }

  async function stop(tabId: number): Promise<void> {
    const row = await readPreview(tabId)
    if (!row) return
    await forgetPreview(tabId)
    await tellPreview(tabId, { afterimagePreview: row.key, told: 'end' })
  }

  /** One change of the rules at a time: each is made to what the one before left. */
  let lastChange: Promise<unknown> = Promise.resolve()
  function inTurn(change: () => Promise<RuleOutcome>): Promise<RuleOutcome> {
    const turn = lastChange.then(change, change)
    lastChange = turn
    return turn
  }

  async function add(rule: PickedRule, { tabId }: Place): Promise<RuleOutcome> {
    const [{ rules, isLocked }, row] = await Promise.all([readRules(database), readPreview(tabId)])
    if (!row) return NO_PREVIEW
    if (isLocked) return { ok: false, reason: 'locked' }
    if (!isPickedRule(rule)) return { ok: false, reason: 'no selector' }
    const list = rules[rule.list]
    if (list.includes(rule.selector)) return { ok: false, reason: 'there already' }
    if (list.length >= MAX_RULES) return { ok: false, reason: 'list is full' }
    await writePreview(tabId, { ...row, added: [...row.added, rule] })
    await masking.change((held) => ({ ...held, [rule.list]: [...held[rule.list], rule.selector] }))
    await tellPreviews(await readRules(database), { key: row.key, rule })
    return { ok: true }
  }

  async function undo(rule: PickedRule, { tabId }: Place): Promise<RuleOutcome> {
    const [{ isLocked }, row] = await Promise.all([readRules(database), readPreview(tabId)])
    if (!row) return NO_PREVIEW
    if (isLocked) return { ok: false, reason: 'locked' }
    const isOwn = row.added.some((one) => isSame(one, rule))
    if (!isOwn) return { ok: false, reason: 'no selector' }
    await writePreview(tabId, { ...row, added: row.added.filter((one) => !isSame(one, rule)) })
    await masking.change((held) => ({ ...held, [rule.list]: held[rule.list].filter((one) => one !== rule.selector) }))
    return { ok: true }
  }

  const answers: Answers = {
    previewHello: async (_, { tabUrl }): Promise<PreviewState> => describeState(await readRules(database), tabUrl),
    previewSay: ({ said }, { tabId, frameId, row }) =>
      tellPreview(tabId, { afterimagePreview: row.key, told: 'said', frameId, said }),
    previewFrames: async (_, { tabId, row }) => void (await injectPreview(tabId, row.key)),
    previewAdd: ({ rule }, place) => inTurn(() => add(rule, place)),
    previewUndo: ({ rule }, place) => inTurn(() => undo(rule, place)),
    async previewEditRules() {
      // Without an opener: what a recorded tab opens is recorded.
      await browser.tabs.create({ url: browser.runtime.getURL('/dashboard.html#/settings/masking' as '/') })
    },
    previewEnd: (_, { tabId }) => stop(tabId),
  }

  /** Says nothing to anybody else, and does nothing. */
  function listen(recovered: Promise<void>): void {
    for (const name of Object.keys(answers) as (keyof Answers)[]) {
      previewWire.onMessage(name, async ({ data, sender }) => {
        const document = checkDocumentSender(sender)
        const row = document && (await readPreview(document.tabId))
        const { key } = (data ?? {}) as { key?: unknown }
        const answer = answers[name] as (data: unknown, place: Place) => Promise<never>
        // Whoever it is learns nothing, not even whether a preview runs.
        const isRunning = document !== undefined && row !== undefined && key === row.key
        const refused: unknown = name === 'previewHello' ? null : NO_PREVIEW
        if (!isRunning) return refused as never
        await recovered
        return answer(data, { ...document, row })
      })
    }
  }

  return { start, stop, listen, onRemoved: forgetPreview }
}

export type PreviewDesk = ReturnType<typeof createPreviewDesk>

/** Frames that have it already are left alone; where no script may run there is nothing to draw. */
async function injectPreview(tabId: number, key: string): Promise<boolean> {
  const target = { tabId, allFrames: true }
  try {
    await browser.scripting.executeScript({
      target,
      args: [key],
      func: (given) => {
        globalThis.afterimagePreviewStart = { key: given }
      },
      injectImmediately: true,
    })
    await browser.scripting.executeScript({ target, files: ['/preview.js'], injectImmediately: true })
    return true
  } catch {
    // The page went away meanwhile, or the browser shows one of its own in its place.
    return false
  }
}

function isPickedRule(rule: unknown): rule is PickedRule {
  const { list, selector } = (typeof rule === 'object' && rule !== null ? rule : {}) as Record<string, unknown>
  if (!RULE_LISTS.some((name) => name === list)) return false
  return checkRules({ level: 'strict', [list as string]: [selector] }).problems.length === 0
}

function isSame(one: PickedRule, other: PickedRule): boolean {
  return one.list === other?.list && one.selector === other.selector
}
