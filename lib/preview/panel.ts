import {
  PREVIEW_KINDS,
  type PickedRule,
  type PreviewCounts,
  type PreviewKind,
  type PreviewState,
} from '@/lib/messages/preview'
import type { MaskLevel } from '@/lib/model/rules'

import { build, buildButton } from './build-element'
import { NOTICE_MS } from './limits'
import { describeAdded, KIND_WORDS, LEVEL_WORDS } from './words'

export interface PanelDoes {
  hide(kinds: PreviewKind[]): void
  pick(isOn: boolean): void
  editRules(): void
  undo(rule: PickedRule): void
  end(): void
}

/** What stands at the bottom right of the page: how it is masked, how often, and what can be done. */
export function createPanel(layer: ShadowRoot, does: PanelDoes) {
  const hidden = new Set<PreviewKind>()
  const level = build('p', { class: 'level' })
  const locked = build('p', { class: 'quiet' }, 'Your organisation set the rules. They cannot be changed here.')
  const rows = new Map(PREVIEW_KINDS.map((kind) => [kind, buildRow(kind)]))
  const list = build('ul', { 'aria-label': 'Show on the page' }, ...[...rows.values()].map(({ row }) => row))
  const notice = build('output', { class: 'notice' })
  let isPicking = false
  let noticeTimer: ReturnType<typeof setTimeout> | undefined

  const pick = buildButton('Pick an element', () => does.pick(!isPicking), {
    class: 'button button-primary',
    'aria-pressed': 'false',
  })
  const hint = build('p', { class: 'quiet hint' })
  const body = build(
    'div',
    { class: 'panel-body', id: 'panel-body' },
    level,
    locked,
    list,
    hint,
    build(
      'div',
      { class: 'actions' },
      pick,
      buildButton('Edit rules', () => does.editRules()),
      buildButton('Done', () => does.end(), { 'aria-keyshortcuts': 'Escape' }),
    ),
  )
  const fold = buildButton([], toggleBody, {
    class: 'button button-icon',
    'aria-label': 'Fold',
    'aria-expanded': 'true',
    'aria-controls': 'panel-body',
  })
  const panel = build(
    'section',
    { class: 'panel', 'aria-labelledby': 'panel-title' },
    build('header', {}, build('h2', { id: 'panel-title' }, 'Masking preview'), fold),
    body,
    notice,
  )
  locked.hidden = true
  hint.hidden = true
  layer.append(panel)

  function buildRow(kind: PreviewKind) {
    const count = build('span', { class: 'count' }, '0')
    const unseen = build('span', { class: 'unseen' })
    const { name, does: what } = KIND_WORDS[kind]
    const label = [
      build('span', { class: `swatch swatch-${kind}`, 'aria-hidden': 'true' }),
      build('span', { class: 'name' }, name),
      unseen,
      count,
    ]
    const toggle = buildButton(label, () => toggleKind(kind), { class: 'kind', 'aria-pressed': 'true', title: what })
    return { row: build('li', {}, toggle), toggle, count, unseen }
  }
  function toggleKind(kind: PreviewKind): void {
    if (!hidden.delete(kind)) hidden.add(kind)
    rows.get(kind)!.toggle.setAttribute('aria-pressed', String(!hidden.has(kind)))
    does.hide([...hidden])
  }
  function toggleBody(): void {
    body.hidden = !body.hidden
    fold.setAttribute('aria-expanded', String(!body.hidden))
    fold.setAttribute('aria-label', body.hidden ? 'Unfold' : 'Fold')
  }

  return {
    element: panel,
    showState({ isLocked }: PreviewState, name: MaskLevel): void {
      level.replaceChildren(build('strong', {}, `${LEVEL_WORDS[name].name} level.`), ` ${LEVEL_WORDS[name].does}`)
      locked.hidden = !isLocked
    },
    /** Of all frames. */
    showCounts(frames: readonly PreviewCounts[]): void {
      for (const [kind, { count, unseen }] of rows) {
        const sum = (part: 'seen' | 'hidden') => frames.reduce((all, counts) => all + counts[kind][part], 0)
        count.textContent = sum('seen').toLocaleString()
        unseen.textContent = sum('hidden') > 0 ? `+ ${sum('hidden').toLocaleString()} not in sight` : ''
      }
    },
    showPicking(isOn: boolean): void {
      isPicking = isOn
      pick.setAttribute('aria-pressed', String(isOn))
      hint.hidden = !isOn
      hint.textContent = 'Click an element, or choose one with the arrow keys and Enter. Escape leaves.'
      list.hidden = isOn
    },
    showAdded(rule: PickedRule): void {
      const undo = buildButton('Undo', () => {
        notice.replaceChildren()
        does.undo(rule)
      })
      notice.replaceChildren(build('span', {}, describeAdded(rule)), undo)
      clearTimeout(noticeTimer)
      noticeTimer = setTimeout(() => notice.replaceChildren(), NOTICE_MS)
    },
    tell(text: string): void {
      notice.replaceChildren(build('span', {}, text))
      clearTimeout(noticeTimer)
      noticeTimer = setTimeout(() => notice.replaceChildren(), NOTICE_MS)
    },
    focusPick: () => pick.focus(),
  }
}

export type Panel = ReturnType<typeof createPanel>
