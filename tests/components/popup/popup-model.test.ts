import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'

import { DESK_SILENT } from '@/components/parts/ask'
import { ToastsModel } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/query-state'
import type { Shortcut } from '@/components/parts/watch-shortcut'
import type { Access, SiteAccess } from '@/components/popup/access-model'
import { ALL_SITES } from '@/components/popup/decide-origins'
import { PopupModel } from '@/components/popup/popup-model'
import type { TabView } from '@/components/popup/watch-tab'
import type { DeskProtocol } from '@/lib/messages/desk'
import type { SessionEvent } from '@/lib/model/event'
import type { Session } from '@/lib/model/session'
import { DEFAULT_RULES } from '@/lib/model/rules'
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings'
import type { HeldRules } from '@/lib/store/read-rules'

import { createAsk } from '../create-ask'
import { createSession } from '../create-session'

// What went wrong is also logged; here it goes wrong on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

interface Given {
  access?: Access
  isGranted?: boolean
  live?: Session
  recent?: Session
  answers?: Partial<Record<keyof DeskProtocol, unknown>>
}

function openPopup({ access = 'site', isGranted = true, live, recent, answers }: Given = {}) {
  const { ask, asked } = createAsk({
    startRecording: { ok: true, sessionId: 'a' },
    startPreview: { ok: true },
    ...answers,
  })
  const close = vi.fn<() => void>()
  const clock = { at: 5_000 }
  const openTab = vi.fn<(url: string) => void>()
  const request = vi.fn<(origins: string[]) => Promise<boolean>>(async () => isGranted)
  const toasts = new ToastsModel()
  const kept = new Map<string, string>()
  const rules: HeldRules = {
    rules: { ...DEFAULT_RULES, sites: [{ pattern: 'shop.example.test', level: 'strict' }] },
    problems: [],
    source: 'person',
    isLocked: false,
    revision: 1,
  }
  const ready = (session?: Session) => signal<QueryState<Session | undefined>>({ state: 'ready', value: session })
  const popup = new PopupModel({
    tabId: 7,
    tab: signal<TabView>({ state: 'open', url: 'https://shop.example.test/', title: 'Shop' }),
    live: ready(live),
    recent: ready(recent),
    gaps: signal<QueryState<SessionEvent[]>>({ state: 'ready', value: [] }),
    settings: signal<QueryState<Settings>>({ state: 'ready', value: DEFAULT_SETTINGS }),
    rules: signal<QueryState<HeldRules>>({ state: 'ready', value: rules }),
    readSession: async (id) => createSession({ id, endReason: 'saved from memory' }),
    clock: signal(0),
    access: { access: signal(access), request } as unknown as SiteAccess,
    ask,
    toasts,
    close,
    shortcut: signal<Shortcut>({ state: 'none' }),
    openTab,
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    now: () => clock.at,
  })
  return { popup, asked, request, toasts, close, openTab, clock }
}

test('the popup knows at which level this site is masked', () => {
  expect(openPopup().popup.level.value).toBe('strict')
})

test('where access is given the popup starts itself', async () => {
  const { popup, asked, request } = openPopup()
  await popup.start()
  expect(asked).toEqual([['startRecording', { tabId: 7 }]])
  expect(request).not.toHaveBeenCalled()
})

test('where it is not, the start is noted by the background and the browser is asked in the click itself', async () => {
  const { popup, asked, request } = openPopup({ access: 'none' })
  popup.choose('all')
  const starting = popup.start()
  // Nothing was awaited yet: the click still counts.
  expect(asked).toEqual([['startWhenAllowed', { tabId: 7 }]])
  expect(request).toHaveBeenCalledExactlyOnceWith(ALL_SITES)
  await starting
  expect(asked.slice(1)).toEqual([['startRecording', { tabId: 7 }]])
  expect(popup.problem.value).toBeNull()
})

test('an access that is not given is said, and nothing waits for it any more', async () => {
  const { popup, asked } = openPopup({ access: 'none', isGranted: false })
  await popup.start()
  expect(asked.map(([question]) => question)).toEqual(['startWhenAllowed', 'forgetStart'])
  expect(popup.problem.value).toContain('Nothing is recorded')
})

test('a refused start says why and what to do', async () => {
  const { popup } = openPopup({ answers: { startRecording: { ok: false, reason: 'web store' } } })
  await popup.start()
  expect(popup.problem.value).toContain('extension store')
})

test('a background that does not answer is said, and the next try clears it', async () => {
  const answers: Given['answers'] = { pauseRecording: new Error('no receiver') }
  const { popup } = openPopup({ answers })
  await popup.pause('a')
  expect(popup.problem.value).toBe(DESK_SILENT)
  await popup.resume('a')
  expect(popup.problem.value).toBeNull()
})

test('Allow and continue asks for all that is missing: the sites that turned up and the page itself', async () => {
  const live = createSession({ status: 'recording', blockedSites: ['https://login.example.test/*'] })
  const { popup, request } = openPopup({ access: 'none', live })
  await popup.allow()
  expect(request).toHaveBeenCalledExactlyOnceWith([
    'https://login.example.test/*',
    'http://shop.example.test/*',
    'https://shop.example.test/*',
  ])
})

test('nothing is missing where the page is allowed and no other site turned up', () => {
  const { popup } = openPopup({ live: createSession({ status: 'recording' }) })
  expect(popup.missingOrigins.value).toEqual([])
})

test('a moment is marked with its words and the time at which they were begun', async () => {
  const { popup, asked, clock } = openPopup({ answers: { markMoment: { noteId: 'n' } } })
  popup.write('  the')
  clock.at = 8_000
  popup.write('  the total is wrong ')
  await popup.mark('a')
  expect(asked).toEqual([['markMoment', { sessionId: 'a', at: 5_000, text: 'the total is wrong' }]])
  expect(popup.note.value).toBe('')
})

test('a note that was not stored stays in its field', async () => {
  const { popup } = openPopup({ answers: { markMoment: new Error('no receiver') } })
  popup.write('the total is wrong')
  await popup.mark('a')
  expect(popup.note.value).toBe('the total is wrong')
})

test('where keys are chosen can be gone to, which no link can', () => {
  const { popup, openTab } = openPopup()
  popup.chooseKeys()
  expect(openTab).toHaveBeenCalledExactlyOnceWith('chrome://extensions/shortcuts')
})

test('a discarded session can be taken back', async () => {
  const { popup, asked, toasts } = openPopup({ recent: createSession() })
  await popup.discard('a')
  expect(toasts.runLatestAction()).toBe(true)
  expect(asked).toEqual([
    ['deleteSessions', { sessionIds: ['a'] }],
    ['restoreSessions', { sessionIds: ['a'] }],
  ])
})

test('a save form that is put away gives room to the start', () => {
  const { popup } = openPopup({ recent: createSession() })
  expect(popup.screen.value.screen).toBe('save')
  popup.dismiss('a')
  expect(popup.screen.value.screen).toBe('start')
})

test('a preview leaves the page to itself', async () => {
  const { popup, asked, request, close } = openPopup()
  await popup.preview()
  expect(asked).toEqual([['startPreview', { tabId: 7 }]])
  expect(request).not.toHaveBeenCalled()
  expect(close).toHaveBeenCalledOnce()
})

test('a preview without access asks the browser in the click itself, and says when it was not given', async () => {
  const { popup, asked, request, close } = openPopup({ access: 'none', isGranted: false })
  const previewing = popup.preview()
  expect(request).toHaveBeenCalledOnce()
  await previewing
  expect(asked).toEqual([])
  expect(popup.problem.value).toContain('no preview without access')
  expect(close).not.toHaveBeenCalled()
})

test('a preview that is refused is so in the words of a recording', async () => {
  const { popup, close } = openPopup({ answers: { startPreview: { ok: false, reason: 'error page' } } })
  await popup.preview()
  expect(popup.problem.value).toContain('error page of its own')
  expect(close).not.toHaveBeenCalled()
})
