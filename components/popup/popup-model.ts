import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import { askOrTell, type Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import { SHORTCUTS_PAGE, type Shortcut } from '@/components/parts/watch-shortcut'
import type { SessionEvent } from '@/lib/model/event'
import type { Session, SessionDetails } from '@/lib/model/session'
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings'
import { decideRefusal } from '@/lib/recording/decide-recordable'
import { decideLevel } from '@/lib/sites/decide-level'
import type { HeldRules } from '@/lib/store/read-rules'

import type { SiteAccess } from './access-model'
import { decideMissingOrigins, decideOrigins, type Scope } from './decide-origins'
import { decideScreen } from './decide-screen'
import { describeRefusal } from './describe-refusal'
import { readDismissals, writeDismissal } from './dismissals'
import { describeWatchLink, MemoryModel } from './memory-model'
import { SiteHabitModel } from './site-habit-model'
import type { TabView } from './watch-tab'

export interface PopupGivens {
  tabId: number
  tab: ReadonlySignal<TabView>
  live: ReadonlySignal<QueryState<Session | undefined>>
  recent: ReadonlySignal<QueryState<Session | undefined>>
  /** Gaps of the session that records the tab. */
  gaps: ReadonlySignal<QueryState<SessionEvent[]>>
  settings: ReadonlySignal<QueryState<Settings>>
  rules: ReadonlySignal<QueryState<HeldRules>>
  readSession: (sessionId: string) => Promise<Session | undefined>
  clock: ReadonlySignal<number>
  access: SiteAccess
  ask: Ask
  toasts: Toasts
  storage: Pick<Storage, 'getItem' | 'setItem'>
  now: () => number
  /** The key that marks a moment. */
  shortcut: ReadonlySignal<Shortcut>
  openTab: (url: string) => void
  /** Leaves the page to itself. */
  close: () => void
}

/** The popup of one tab. It holds nothing that matters: closing it at any moment loses no more than typed words. */
export const PopupModel = createModel((givens: PopupGivens) => {
  const { tabId, tab, live, clock, access, ask, toasts, storage, now, close, readSession } = givens
  const problem = signal<string | null>(null)
  const scope = signal<Scope>('site')
  const note = signal('')
  /** When its writing began: that moment is meant. */
  let noteAt: number | undefined
  const dismissedIds = signal(readDismissals(storage))

  const tell = (text: string | null) => {
    problem.value = text
  }
  const memory = new MemoryModel({ tabId, ask, toasts, tell, readSession })
  const settings = computed(() => readValue(givens.settings.value) ?? DEFAULT_SETTINGS)
  const rules = computed(() => readValue(givens.rules.value)?.rules)
  const gaps = computed(() => readValue(givens.gaps.value) ?? [])
  const recent = computed((): QueryState<Session | undefined> => {
    const saved = memory.saved.value
    return saved ? { state: 'ready', value: saved } : givens.recent.value
  })

  const screen = computed(() =>
    decideScreen({
      tab: tab.value,
      live: live.value,
      recent: recent.value,
      dismissedIds: dismissedIds.value,
      rules: settings.value.sites,
    }),
  )
  const url = computed(() => (tab.value.state === 'open' ? tab.value.url : undefined))

  const level = computed(() => rules.value && decideLevel(rules.value, url.value ?? ''))

  const choose = (chosen: Scope) => {
    scope.value = chosen
  }
  const write = (text: string) => {
    note.value = text
    noteAt = text === '' ? undefined : (noteAt ?? now())
  }
  const habit = new SiteHabitModel({ settings, url, access, ask, tell })
  const tried = <Answer>(asking: Promise<Answer>) => {
    tell(null)
    return askOrTell(asking, tell)
  }

  const startAllowed = async () => {
    const outcome = await tried(ask('startRecording', { tabId }))
    if (outcome?.ok !== false) return
    const { why, whatToDo } = describeRefusal(outcome.reason)
    tell(`${why} ${whatToDo}`)
  }
  /** Must run in the click itself: the request is refused once the click is over, so nothing is awaited before it. */
  const startAndAsk = async () => {
    const remembered = tried(ask('startWhenAllowed', { tabId }).then(() => true))
    const isGranted = await tried(access.request(decideOrigins(scope.peek(), url.peek())))
    await remembered
    // A grant the browser remembers comes without a prompt, before the background has noted what waits for it.
    if (isGranted) return startAllowed()
    // Without an answer (undefined) the problem is told already.
    await askOrTell(ask('forgetStart', undefined), tell)
    if (isGranted === false)
      tell('Nothing is recorded: the access was not given. Press Start recording to be asked again.')
  }
  const start = () => (access.access.peek() === 'none' ? startAndAsk() : startAllowed())

  const previewAllowed = async () => {
    const outcome = await tried(ask('startPreview', { tabId }))
    if (outcome?.ok) close()
    if (outcome?.ok !== false) return
    const { why, whatToDo } = describeRefusal(outcome.reason)
    tell(`${why} ${whatToDo}`)
  }
  /** As a start: in the click itself, for the browser may have to ask. */
  const preview = async () => {
    if (access.access.peek() === 'none') {
      const isGranted = await tried(access.request(decideOrigins(scope.peek(), url.peek())))
      if (isGranted === false) tell('There is no preview without access to the page, and it was not given.')
      if (!isGranted) return
    }
    await previewAllowed()
  }

  const missingOrigins = computed(() => {
    const shown = screen.value
    const isLive = shown.screen === 'recording' || shown.screen === 'memory'
    const blockedSites = isLive ? shown.session.blockedSites : []
    const isWebsite = decideRefusal(url.value) === null || url.value === undefined
    return decideMissingOrigins(blockedSites, url.value, access.access.value !== 'none' || !isWebsite)
  })
  /** The background goes on with the recording when it hears of the grant. */
  const allow = () => tried(access.request(missingOrigins.peek()))
  const pause = (sessionId: string) => tried(ask('pauseRecording', { sessionId }))
  const resume = (sessionId: string) => tried(ask('resumeRecording', { sessionId }))
  const stop = (sessionId: string) => tried(ask('stopRecording', { sessionId }))

  const chooseKeys = () => givens.openTab(SHORTCUTS_PAGE)

  const mark = async (sessionId: string) => {
    const text = note.peek().trim()
    const marked = await tried(ask('markMoment', { sessionId, at: noteAt ?? now(), text }))
    if (!marked) return
    write('')
    toasts.show({ text: text === '' ? 'Moment marked.' : 'Note added at this moment.' })
  }

  const dismiss = (sessionId: string) => {
    memory.release(sessionId)
    dismissedIds.value = writeDismissal(storage, sessionId)
  }
  const save = async (sessionId: string, details: SessionDetails) => {
    const saved = await tried(ask('saveSession', { sessionId, details }).then(() => true))
    if (!saved) return
    memory.release(sessionId)
    toasts.show({ text: 'Session saved.', link: describeWatchLink(sessionId) })
  }
  const discard = async (sessionId: string) => {
    const sessionIds = [sessionId]
    if (!(await tried(ask('deleteSessions', { sessionIds }).then(() => true)))) return
    const run = () => void tried(ask('restoreSessions', { sessionIds }))
    memory.release(sessionId)
    toasts.show({ text: 'Session discarded.', action: { label: 'Undo', run } })
  }

  return {
    screen,
    tab,
    url,
    clock,
    settings,
    level,
    gaps,
    recent,
    habit,
    memory,
    problem,
    scope,
    note,
    access: access.access,
    missingOrigins,
    choose,
    write,
    start,
    preview,
    allow,
    pause,
    resume,
    stop,
    mark,
    shortcut: givens.shortcut,
    chooseKeys,
    dismiss,
    save,
    discard,
  }
})

export type PopupState = InstanceType<typeof PopupModel>
