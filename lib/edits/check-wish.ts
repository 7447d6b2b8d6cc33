import type { EditWish } from '@/lib/model/edit'
import type { Session } from '@/lib/model/session'

import { compileSelector } from './compile-selector'
import { MAX_SIZE_PX, MAX_TEXT_CHARACTERS, MIN_TEXT_CHARACTERS } from './limits'

/** A wish from outside with nothing in it but what belongs there, or why it cannot be: a sentence for the person. */
export type CheckedWish = { ok: true; wish: EditWish } | { ok: false; reason: string }

export function checkWish(raw: unknown, session: Pick<Session, 'startedAt' | 'endedAt'>): CheckedWish {
  const wish = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  switch (wish['kind']) {
    case 'element':
      return checkElement(wish)
    case 'text':
      return checkText(wish['text'])
    case 'event':
      return Number.isInteger(wish['eventId'])
        ? { ok: true, wish: { kind: 'event', eventId: wish['eventId'] as number } }
        : refuse('This event is not there any more.')
    case 'trim':
      return checkRange(wish['from'], wish['to'], session)
    default:
      return refuse('Afterimage does not know this edit.')
  }
}

function refuse(reason: string): CheckedWish {
  return { ok: false, reason }
}

const isSize = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= MAX_SIZE_PX

function checkElement({ pageId, nodeId, selector, label, width, height }: Record<string, unknown>): CheckedWish {
  if (typeof pageId !== 'string' || !Number.isInteger(nodeId) || (nodeId as number) <= 0)
    return refuse('This element is not part of the recording.')
  if (!isSize(width) || !isSize(height)) return refuse('The size of this element is not known.')
  if (typeof selector !== 'string' || (selector !== '' && !compileSelector(selector)))
    return refuse('This element cannot be found on other pages: its selector is not valid.')
  const name = typeof label === 'string' ? { label: label.slice(0, MAX_TEXT_CHARACTERS) } : {}
  return { ok: true, wish: { kind: 'element', pageId, nodeId: nodeId as number, selector, ...name, width, height } }
}

function checkText(text: unknown): CheckedWish {
  const trimmed = typeof text === 'string' ? text.trim() : ''
  const visibleCount = Array.from(trimmed.replaceAll(/[\s\p{C}]/gu, '')).length
  if (visibleCount < MIN_TEXT_CHARACTERS) return refuse(`Enter at least ${MIN_TEXT_CHARACTERS} characters.`)
  if (trimmed.length > MAX_TEXT_CHARACTERS) return refuse(`Enter at most ${MAX_TEXT_CHARACTERS} characters.`)
  if (/^[\s*]+$/.test(trimmed)) return refuse('Asterisks are what is masked already.')
  return { ok: true, wish: { kind: 'text', text: trimmed } }
}

function checkRange(
  from: unknown,
  to: unknown,
  { startedAt, endedAt }: Pick<Session, 'startedAt' | 'endedAt'>,
): CheckedWish {
  const isMoment = (at: unknown): at is number => typeof at === 'number' && Number.isFinite(at)
  if (!isMoment(from) || !isMoment(to) || from >= to) return refuse('The range ends before it begins.')
  if (to < startedAt || from > endedAt) return refuse('Nothing was recorded in this range.')
  return { ok: true, wish: { kind: 'trim', from: Math.round(from), to: Math.round(to) } }
}
