import type { Session } from '@/lib/model/session'

import type { Flow, FlowStep, Placeholder, Target } from './flow'
import { ARRIVAL_MS, SAME_CLICK_MS, SUBMITTED_BY_CLICK_MS } from './limits'
import { Placeholders } from './open-text'
import type { Seen, SeenAction, SeenView } from './see-page'

type Of<Part> = Extract<Seen, Part>
type Leading = Extract<FlowStep, { kind: 'click' | 'enter' }>

/**
 * The steps of a session, out of what was seen on its pages. Those of its first tab: what was done in others is told in a
 * remark, where it would come. Pure.
 */
export function listFlow(session: Pick<Session, 'title' | 'device'>, seen: readonly Seen[]): Flow {
  const ordered = seen.toSorted((a, b) => a.at - b.at)
  const builder = new FlowBuilder(ordered.find(({ kind }) => kind === 'view')?.windowId ?? '')
  for (const [index, one] of ordered.entries()) builder.take(one, ordered.slice(index + 1, index + 6))
  const first = ordered.find((one): one is Of<SeenView> => one.kind === 'view')
  const width = first?.width || session.device.viewportWidth || 1280
  const height = first?.height || session.device.viewportHeight || 800
  return {
    title: session.title || 'Session',
    steps: [{ kind: 'viewport', width, height }, ...builder.steps],
    placeholders: listUsed(builder.steps),
  }
}

/** What has to be filled in: where a step leads to, anything may stand for what was masked. */
function listUsed(steps: readonly FlowStep[]): Placeholder[] {
  const texts = steps.flatMap((step) => (step.kind === 'open' ? step.url : step.kind === 'fill' ? step.value : []))
  return [...new Set(texts.filter((piece) => typeof piece !== 'string'))]
}

class FlowBuilder {
  readonly steps: FlowStep[] = []
  readonly placeholders = new Placeholders()
  readonly #windowId: string
  /** The last thing that may have led somewhere, and when it was done. */
  #leading: { step: Leading; at: number } | undefined
  #view: Of<SeenView> | undefined
  #lastClick: Of<SeenAction> | undefined
  #lastInput: Of<SeenAction> | undefined
  #isElsewhere = false

  constructor(windowId: string) {
    this.#windowId = windowId
  }

  /** `next` are the few that come after it. */
  take(one: Seen, next: readonly Seen[]): void {
    if (one.windowId !== this.#windowId) return this.#remarkElsewhere(one)
    this.#isElsewhere = false
    if (one.kind === 'view') this.#takeView(one)
    else if (one.kind === 'scroll') {
      if (next[0]?.kind !== 'scroll') this.steps.push({ kind: 'scroll', x: Math.round(one.x), y: Math.round(one.y) })
    } else if (one.kind === 'click') this.#takeClick(one, next)
    else if (one.kind === 'input') this.#takeInput(one)
    else this.#takeSubmit(one)
  }

  #takeView(view: Of<SeenView>): void {
    const before = this.#view
    this.#view = view
    const isSame = before?.pageId === view.pageId && before.url === view.url
    const { url, title } = this.#describe(view)
    const leading = this.#leading
    if (leading && view.at - leading.at <= ARRIVAL_MS && !isSame) leading.step.arrival = { url, title }
    // A route that nobody's click led to is a script's own.
    else if (before?.pageId !== view.pageId) this.steps.push({ kind: 'open', url, title })
    if (view.heading !== '' && view.heading !== before?.heading) this.steps.push({ kind: 'see', heading: view.heading })
  }

  #describe({ url, title }: SeenView) {
    return { url: this.placeholders.openUrl(url), title: /\*{2,}/.test(title) ? '' : title }
  }

  #takeClick(click: Of<SeenAction>, next: readonly Seen[]): void {
    const { element, target } = click
    this.#lastClick = click
    const again = next.find(({ kind, at }) => kind === 'click' && at - click.at <= SAME_CLICK_MS)
    if (element.tag === 'label' && again) return
    // What opens is the browser's own list; choosing from it is what comes next.
    if (element.tag === 'select' || element.tag === 'option') return
    if (element.type === 'file') return this.#remark(`A file was chosen for “${click.label}”.`)
    this.#lead({ kind: 'click', target }, click.at)
  }

  #takeInput(input: Of<SeenAction>): void {
    this.#lastInput = input
    const { element, target, label, value } = input
    if (element.type === 'file') return
    if (element.type === 'checkbox' || element.type === 'radio') {
      const isClicked =
        this.#lastClick?.nodeId === input.nodeId && input.at - this.#lastClick.at < SUBMITTED_BY_CLICK_MS
      if (!isClicked) this.#lead({ kind: 'click', target }, input.at)
      return
    }
    const isChoice = element.tag === 'select'
    this.#dropClicksOn(target)
    const words = label || (isChoice ? 'choice' : element.type)
    this.steps.push({ kind: 'fill', target, value: this.placeholders.openValue(value, words), isChoice })
  }

  /** Who fills a field in comes into it by that. */
  #dropClicksOn({ css }: Target): void {
    for (let last = this.steps.at(-1); last?.kind === 'click' && !last.arrival; last = this.steps.at(-1)) {
      if (css.length === 0 || last.target.css.join() !== css.join()) return
      this.steps.pop()
    }
  }

  #takeSubmit(submit: Of<SeenAction>): void {
    const isByClick = this.#lastClick !== undefined && submit.at - this.#lastClick.at <= SUBMITTED_BY_CLICK_MS
    if (isByClick || !this.#lastInput) return
    this.#lead({ kind: 'enter', target: this.#lastInput.target }, submit.at)
  }

  #lead(step: Leading, at: number): void {
    this.steps.push(step)
    this.#leading = { step, at }
  }

  #remarkElsewhere({ kind }: Seen): void {
    if (this.#isElsewhere || kind === 'scroll') return
    this.#isElsewhere = true
    this.#remark('What was done in another tab here is left out.')
  }

  #remark(text: string): void {
    this.steps.push({ kind: 'remark', text })
  }
}
