import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'

import { readPayload } from '@/lib/ingest/derive-events'
import type { ElementPayload } from '@/lib/model/payload'
import type { Page } from '@/lib/model/session'
import { applyEvent } from '@/lib/replay/state/apply-event'
import { createState, type PageState } from '@/lib/replay/state/state'
import { tagOf, walkNodes } from '@/lib/replay/state/tree'

import { describeTarget, findMeant, isOpen, readElement, readText, type Element } from './find-target'
import type { Target } from './flow'

/** What was done on a page, and what was seen there. Instants are epoch ms. */
export type Seen = { at: number; windowId: string } & (SeenAction | SeenView | SeenScroll)

export interface SeenAction {
  kind: 'click' | 'input' | 'submit'
  nodeId: number
  target: Target
  element: Element
  /** Accessible name; empty where it is masked or too long. */
  label: string
  /** Of an input, at its end and as it was stored. */
  value: string
}

export interface SeenView {
  kind: 'view'
  pageId: string
  url: string
  title: string
  /** Its first heading, as it was before something was done; empty where there is none or it is masked. */
  heading: string
  /** Of the window, CSS px. */
  width: number
  height: number
}

export interface SeenScroll {
  kind: 'scroll'
  x: number
  y: number
}

/**
 * Goes once through the events of a page, in order of time and as its edits wish. Pure. Of a frame with a recorder of its
 * own only what was done in it counts.
 */
export function seePage(page: Page, events: readonly eventWithTime[]): Seen[] {
  const watch = new PageWatch(page)
  for (const event of events) watch.take(event)
  return watch.end()
}

class PageWatch {
  readonly #page: Page
  readonly #state: PageState = createState()
  readonly #seen: Seen[] = []
  /** What each field held last, as it was stored. */
  readonly #values = new Map<number, string>()
  #view: SeenView | undefined
  /** The field that is being filled in. */
  #input: SeenAction | undefined

  constructor(page: Page) {
    this.#page = page
  }

  take(event: eventWithTime): void {
    applyEvent(this.#state, event)
    if (event.type === EventType.IncrementalSnapshot) return this.#takeIncrement(event)
    const payload = readPayload(event)
    if (payload?.kind === 'page view') this.#addView(payload.url, payload.title, event.timestamp)
    else if (payload?.kind === 'click' || payload?.kind === 'input' || payload?.kind === 'submit')
      this.#addAction(payload.kind, payload, event.timestamp)
  }

  end(): Seen[] {
    this.#endView()
    return this.#seen
  }

  #takeIncrement({ data, timestamp }: Extract<eventWithTime, { type: EventType.IncrementalSnapshot }>): void {
    if (data.source === IncrementalSource.Input) {
      this.#values.set(data.id, data.text)
      if (this.#input?.nodeId === data.id) this.#input.value = data.text
    }
    const isOfPage = data.source === IncrementalSource.Scroll && data.id === this.#state.tree?.root.id
    if (isOfPage && this.#page.isTop === 1) this.#add({ kind: 'scroll', x: data.x, y: data.y }, timestamp)
  }

  #addView(url: string, title: string, at: number): void {
    this.#endView()
    if (this.#page.isTop === 0) return
    const { width, height } = this.#state
    this.#view = { kind: 'view', pageId: this.#page.id, url, title, heading: '', width, height }
    this.#add(this.#view, at)
  }

  #addAction(kind: SeenAction['kind'], payload: ElementPayload, at: number): void {
    this.#endView()
    const { tree } = this.#state
    const node = tree && findMeant(tree, payload.nodeId)
    const frameUrl = this.#page.isTop === 1 ? undefined : this.#page.url
    const action: SeenAction = {
      kind,
      nodeId: payload.nodeId,
      target: describeTarget(payload, node, tree, frameUrl),
      element: readElement(node),
      label: isOpen(payload.label) ? payload.label : '',
      value: this.#values.get(payload.nodeId) ?? '',
    }
    this.#input = kind === 'input' ? action : undefined
    this.#add(action, at)
  }

  /** What a page was like is told by what was there when something was done next. */
  #endView(): void {
    const { tree, width, height } = this.#state
    if (!this.#view || !tree) return
    const first = walkNodes(tree.root).find((node) => tagOf(node) === 'h1')
    const text = first ? readText(first) : ''
    if (this.#view.heading === '' && isOpen(text)) this.#view.heading = text
    if (this.#view.width === 0) Object.assign(this.#view, { width, height })
  }

  /** The same object goes on to be filled in. */
  #add(seen: SeenAction | SeenView | SeenScroll, at: number): void {
    this.#seen.push(Object.assign(seen, { at, windowId: this.#page.windowId }))
  }
}
