import { createModel, signal, type ReadonlySignal } from '@preact/signals'

import type { Toasts } from '@/components/parts/toasts-model'
import { describeCount } from '@/components/parts/describe-count'
import type { MomentLinks } from '@/components/player/surroundings'
import { LINE_LISTS, type LineList } from '@/lib/replay/line-kinds'
import { readRequestFacts } from '@/lib/replay/request-facts'
import type { StreamItem } from '@/lib/replay/stream'

import type { InspectorTab } from './inspector-tabs'
import type { Lists, ListsSource } from './lists-model'
import { writeLines } from './write-lines'

export interface InspectorGivens {
  lists: Lists
  source: ReadonlySignal<ListsSource & { sessionId: string; from: number }>
  toasts: Toasts
  writeClipboard: (text: string) => Promise<void>
  links: MomentLinks | undefined
}

/** What of the inspector is open, followed and pointed at, and what is copied from it. */
export const InspectorModel = createModel(({ lists, source, toasts, writeClipboard, links }: InspectorGivens) => {
  const tab = signal<InspectorTab>('events')
  /** The list scrolls with the player until somebody scrolls it by hand. */
  const isFollowing = signal(true)
  /** The line whose details are open. */
  const openKey = signal<string | undefined>(undefined)
  /** The line a link points at. */
  const linkedKey = signal<string | undefined>(undefined)

  /** Keys of the groups of errors that are unfolded. */
  const unfolded = signal<ReadonlySet<string>>(new Set())
  /** What pages are searched for. */
  const pageText = signal('')

  const copy = async (text: string, told: string) => {
    try {
      await writeClipboard(text)
      toasts.show({ text: told })
    } catch (error) {
      console.error(error)
      toasts.show({ text: 'The browser did not let Afterimage copy. Press the button again with this page in front.' })
    }
  }
  const write = (items: readonly StreamItem[], list: LineList) => {
    const { from, tabNumbers } = source.peek()
    return writeLines(items, from, tabNumbers, (item) => readLineAt(item, list))
  }
  const findList = (key: string): LineList | undefined =>
    LINE_LISTS.find((list) => lists.lists[list].peek().all.some((item) => item.key === key))

  return {
    tab,
    isFollowing,
    openKey,
    linkedKey,
    unfolded,
    pageText,
    copy,
    setPageText: (text: string) => void (pageText.value = text),
    fold(key: string) {
      const isOpen = unfolded.peek().has(key)
      unfolded.value = new Set([...unfolded.peek(), key].filter((one) => !isOpen || one !== key))
    },
    setTab(next: InspectorTab) {
      tab.value = next
      openKey.value = undefined
      isFollowing.value = true
    },
    follow: (isOn: boolean) => void (isFollowing.value = isOn),
    open: (key: string | undefined) => void (openKey.value = key),
    copyList(list: LineList) {
      const { shown } = lists.lists[list].peek()
      return copy(write(shown, list), `Copied ${describeCount(shown.length, 'line')}.`)
    },
    copyLine: (item: StreamItem, list: LineList) => copy(write([item], list), 'Copied the line.'),
    /** For whom a link to a line works; `undefined` where none leads back. */
    linkHint: () => links?.hint,
    async copyLink(item: StreamItem, list: LineList) {
      if (!links) return
      const startSec = Math.max(0, (readLineAt(item, list) - source.peek().from) / 1_000)
      const told = ['Copied the link.', links.hint && `${links.hint}.`].filter(Boolean).join(' ')
      await copy(links.write({ startSec, line: item.key }), told)
    },
    /** Points at a line in the list it is in. Answers the line, or nothing when it is not there any more. */
    pointAt(key: string): StreamItem | undefined {
      const list = findList(key)
      if (!list) return undefined
      const { all, shown } = lists.lists[list].peek()
      tab.value = list
      linkedKey.value = key
      if (!shown.some((item) => item.key === key)) lists.reveal(list)
      return all.find((item) => item.key === key)
    },
    /** Goes to the first list that has any of the events that were asked for. */
    showMatching() {
      const list = LINE_LISTS.find((one) => lists.lists[one].peek().shown.length > 0)
      if (list && isEmpty(lists, tab.peek())) tab.value = list
    },
  }
})

export type InspectorState = InstanceType<typeof InspectorModel>

function isEmpty(lists: Lists, tab: InspectorTab): boolean {
  const list = LINE_LISTS.find((one) => one === tab)
  return list !== undefined && lists.lists[list].peek().shown.length === 0
}

/** When a line is: in the network list when its request began. */
export function readLineAt(item: StreamItem, list: LineList): number {
  return list === 'network' ? readRequestFacts(item).startedAt : item.at
}
