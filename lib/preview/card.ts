import { RULE_LISTS, type PickedRule, type PickFacts, type RuleList, type RuleOutcome } from '@/lib/messages/preview'

import { build, buildButton } from './build-element'
import type { Shape } from './shapes'
import { describeRefusal, LIST_WORDS } from './words'

export interface CardDoes {
  add(rule: PickedRule): Promise<RuleOutcome>
  close(): void
}

/** Beside a picked element: how to name it in a rule, and what to do with it. */
export function openCard(
  layer: ShadowRoot,
  facts: PickFacts,
  isLocked: boolean,
  anchor: Shape | null,
  does: CardDoes,
): HTMLElement {
  let chosen = facts.choices[0]
  const outcome = build('output', { class: 'outcome' })
  const options = facts.choices.map((choice) => {
    const option = buildButton(
      [
        build('span', { class: 'choice-label' }, choice.label),
        build('span', { class: 'choice-count' }, `${choice.count.toLocaleString()} on this page`),
        build('code', {}, choice.selector),
      ],
      () => choose(choice),
      { role: 'radio', class: 'choice', title: choice.selector },
    )
    return { choice, option }
  })
  const lists = RULE_LISTS.filter((list) => list !== 'ignore' || facts.isField)
  const actions = lists.map((list) => {
    const button = buildButton(LIST_WORDS[list], () => void add(list))
    for (const name of ['pointerenter', 'focus']) button.addEventListener(name, () => explain(list))
    button.disabled = isLocked
    return button
  })
  const group = build(
    'div',
    { role: 'radiogroup', 'aria-label': 'Selector', class: 'choices' },
    ...options.map(({ option }) => option),
  )
  const card = build(
    'section',
    { class: 'card', role: 'dialog', 'aria-labelledby': 'card-title' },
    build('h2', { id: 'card-title' }, build('code', {}, facts.title)),
    build('p', { class: 'quiet' }, facts.now),
    group,
    outcome,
    build(
      'div',
      { class: 'actions' },
      ...actions,
      buildButton('Cancel', () => does.close(), { class: 'button button-quiet' }),
    ),
  )

  function choose(choice: (typeof facts.choices)[number]): void {
    chosen = choice
    for (const one of options) {
      one.option.setAttribute('aria-checked', String(one.choice === choice))
      one.option.tabIndex = one.choice === choice ? 0 : -1
    }
    say(isLocked ? describeRefusal({ ok: false, reason: 'locked' }) : 'A rule holds on every page of every site.')
  }
  function explain(list: RuleList): void {
    if (chosen && !isLocked) say(`${LIST_WORDS[list]}: ${chosen.outcomes[list]}`)
  }
  async function add(list: RuleList): Promise<void> {
    if (!chosen) return
    const answer = await does.add({ list, selector: chosen.selector })
    if (answer.ok) does.close()
    else say(describeRefusal(answer))
  }
  function say(text: string): void {
    outcome.textContent = text
  }

  group.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (!event.isTrusted || step === undefined) return
    event.preventDefault()
    const at = options.findIndex(({ choice }) => choice === chosen)
    const next = options[(at + step + options.length) % options.length]
    if (next) choose(next.choice)
    next?.option.focus()
  })
  layer.append(card)
  if (chosen) choose(chosen)
  placeCard(card, anchor)
  options[0]?.option.focus({ preventScroll: true })
  return card
}

/** Of the name over the outline, which stays in sight. */
const NAME_HEIGHT = 30

/** Below the element or above it, and always whole inside of the window. */
function placeCard(card: HTMLElement, anchor: Shape | null): void {
  const { width, height } = card.getBoundingClientRect()
  const edge = 8
  const fit = (value: number, most: number) => Math.max(edge, Math.min(value, most - edge))
  const at = anchor ?? { left: innerWidth / 2 - width / 2, top: innerHeight / 2 - height / 2, right: 0, bottom: 0 }
  const below = anchor ? anchor.bottom + edge : at.top
  const top = below + height + edge > innerHeight && anchor ? anchor.top - height - NAME_HEIGHT : below
  card.style.left = `${fit(at.left, innerWidth - width)}px`
  card.style.top = `${fit(top, innerHeight - height)}px`
}
