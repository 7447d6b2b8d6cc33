import type { eventWithTime, mutationData } from '@rrweb/types'

import { closest, parentElementOf, readAttribute, typeOfNode } from '@/lib/masking/element-natives'
import type { ConsolePayload, ElementPayload } from '@/lib/model/payload'

import { limitRate } from './limit-rate'
import { ALERT_EVERY_MS, MAX_ALERT_NODES } from './limits'
import { readLabel } from './read-label'
import type { Verdicts } from './verdicts'
import type { Watcher } from './watcher'

/** Where a page tells somebody something who may not look: errors of forms, toasts, states. */
const ALERTS =
  '[role="alert" i],[role="status" i],[role="alertdialog" i],[aria-live="polite" i],[aria-live="assertive" i]'

interface Dependencies {
  say(payload: ElementPayload | ConsolePayload): void
  nodeOf(id: number): Node | null
  idOf(node: Node): number
  verdicts: Verdicts
}

/**
 * Texts that come up in alerts and live regions, without what is masked in them; each once until it changes. Of a region
 * that changes all the time, what stands in it at the end of each second.
 */
export function watchAlerts({
  say,
  nodeOf,
  idOf,
  verdicts,
}: Dependencies): Watcher & { see(event: eventWithTime): void } {
  const told = new WeakMap<Element, { label: string; at: number }>()
  const waiting = new Set<Element>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = limitRate((count) =>
    say({ kind: 'console', level: 'info', text: `${count} more alerts in this second`, count: 1 }),
  )

  function hear(alert: Element): void {
    const waitMs = decideWait(alert)
    if (waitMs <= 0) return tell(alert)
    waiting.add(alert)
    timer ??= setTimeout(tellDue, waitMs)
  }
  function tell(alert: Element): void {
    const label = readLabel(alert, verdicts.of)
    if (label === '') return
    const isSame = told.get(alert)?.label === label
    told.set(alert, { label, at: performance.now() })
    if (isSame || !limit.take()) return
    const role = readAttribute(alert, 'role') ?? 'status'
    say({ kind: 'alert', nodeId: idOf(alert), role, label, selector: '', v: 's' })
  }
  function decideWait(alert: Element): number {
    const last = told.get(alert)
    return last ? last.at + ALERT_EVERY_MS - performance.now() : 0
  }
  function tellDue(isLast = false): void {
    clearTimeout(timer)
    timer = undefined
    for (const alert of waiting) {
      if (!isLast && decideWait(alert) > 0) continue
      waiting.delete(alert)
      // One that is gone shows nothing any more.
      if (idOf(alert) > 0) tell(alert)
    }
    if (waiting.size > 0) timer = setTimeout(tellDue, Math.min(...[...waiting].map(decideWait)))
  }
  function flush(): void {
    tellDue(true)
    limit.flush()
  }

  return {
    flush,
    stop: flush,
    see(event) {
      const data = event.data as mutationData
      if ((event.type as number) !== 3 || (data.source as number) !== 0) return
      const ids = [...data.adds.map((add) => add.node.id), ...data.texts.map((text) => text.id)]
      const alerts = new Set<Element>()
      for (const id of ids.slice(0, MAX_ALERT_NODES)) {
        const node = nodeOf(id)
        if (!node) continue
        const element = typeOfNode(node) === Node.ELEMENT_NODE ? (node as Element) : parentElementOf(node)
        const alert = element && closest(element, ALERTS)
        if (alert) alerts.add(alert)
      }
      for (const alert of alerts) hear(alert)
    },
  }
}
