import type { SessionEvent } from '@/lib/model/event'

import { quote, quoteCode } from './markdown'

const ROLES: Readonly<Record<string, string>> = { textbox: 'field', combobox: 'list', searchbox: 'search field' }

/** What a person did, as sentences of Markdown that somebody can follow; the same several times over is one. */
export function listSteps(events: readonly SessionEvent[]): string[] {
  const steps: { sentence: string; count: number }[] = []
  let address = ''
  for (const event of events) {
    const sentence = describeStep(event, address)
    if (event.kind === 'page view') address = event.url
    if (sentence === undefined) continue
    const last = steps.at(-1)
    if (last?.sentence === sentence) last.count += 1
    else steps.push({ sentence, count: 1 })
  }
  return steps.map(({ sentence, count }) => (count > 1 ? `${sentence} ${count} times.` : `${sentence}.`))
}

function describeStep(event: SessionEvent, address: string): string | undefined {
  switch (event.kind) {
    case 'page view':
      if (event.url === address) return undefined
      // Where one comes to by what was done before, that is what one sees.
      return address === '' ? `Open ${quoteCode(event.url)}` : `See ${quoteCode(event.url)}`
    case 'click':
      return `Click ${describeElement(event)}`
    case 'input':
      return `Fill in ${describeElement(event)}`
    case 'submit':
      return `Submit ${describeElement(event)}`
    case 'copy':
      return `Copy from ${describeElement(event)}`
    case 'cut':
      return `Cut from ${describeElement(event)}`
    case 'paste':
      return `Paste into ${describeElement(event)}`
    case 'dialog':
      return `Answer the question “${quote(event.label)}” (${event.detail ?? 'dialog'})`
    case 'download':
      return `Download ${quoteCode(event.label)}`
    case 'tab shown':
      return 'Go to another tab'
    default:
      return undefined
  }
}

function describeElement({ role, label, selector }: SessionEvent): string {
  const kind = ROLES[role] ?? role
  if (label !== '') return `the ${kind || 'element'} “${quote(label)}”`
  if (selector !== '') return `the ${kind || 'element'} ${quoteCode(selector)}`
  return kind === '' ? 'the page' : `a ${kind}`
}
