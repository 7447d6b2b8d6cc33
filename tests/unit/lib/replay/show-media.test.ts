import type { eventWithTime } from '@rrweb/types'
import { describe, expect, it } from 'vitest'

import { MEDIA } from '@/lib/model/states'
import { showMedia } from '@/lib/replay/show-media'

import { buildDocument, buildElement, buildSnapshot, buildText } from '../../../fixtures/rrweb-events'

/** What becomes of a condition where these features were recorded. */
function answer(condition: string, media: string | undefined): string {
  const style = buildElement(3, 'style', {}, buildText(4, `@media ${condition} { a { color: red } }`))
  const root = buildElement(2, 'html', media === undefined ? {} : { [MEDIA]: media }, style)
  const event = buildSnapshot(0, buildDocument(root))
  showMedia([event])
  return /@media ([^{]*) \{/.exec(JSON.stringify(event))![1]!
}

const YES = '(width >= 0px)'
const NO = '(width < 0px)'
const LOUD = 'prefers-reduced-motion: reduce; hover: hover; pointer: fine; resolution: 1.5'

describe('what styles ask of the screen and the person', () => {
  it.each([
    ['(prefers-reduced-motion: reduce)', YES],
    ['(prefers-reduced-motion:no-preference)', NO],
    ['(prefers-reduced-motion)', YES],
    ['( PREFERS-REDUCED-MOTION : REDUCE )', YES],
    ['(prefers-contrast: more)', NO],
    ['(prefers-contrast: no-preference)', YES],
    ['(forced-colors: active)', NO],
    ['(forced-colors: none)', YES],
    ['(hover: none) and (pointer: coarse)', `${NO} and ${NO}`],
    ['(hover) and (pointer: fine)', `${YES} and ${YES}`],
    ['(min-resolution: 1.5dppx)', YES],
    ['(min-resolution: 2x)', NO],
    ['(max-resolution: 96dpi)', NO],
    ['(resolution: 144dpi)', YES],
    ['(min-resolution: 59dpcm)', NO],
    ['(-webkit-min-device-pixel-ratio: 1.25), (min-resolution: 120dpi)', `${YES}, ${YES}`],
    ['(-webkit-max-device-pixel-ratio: 1.25)', NO],
    ['not (hover: hover)', `not ${YES}`],
    ['screen and (min-width: 600px)', 'screen and (min-width: 600px)'],
    ['(prefers-color-scheme: dark)', '(prefers-color-scheme: dark)'],
    ['print', 'print'],
  ])('is answered as it was: %s', (condition, wanted) => {
    expect(answer(condition, LOUD)).toBe(wanted)
  })

  it('is left to the viewer where nothing is known of it', () => {
    expect(answer('(hover: none)', undefined)).toBe('(hover: none)')
    expect(answer('(hover: none)', 'hover: hover; resolution: many')).toBe('(hover: none)')
  })

  it('is answered in rules and in later pages by what held then', () => {
    const rule = (text: string) =>
      ({ type: 3, data: { source: 8, id: 3, adds: [{ rule: text }] }, timestamp: 1 }) as unknown as eventWithTime
    const page = (media: string) => buildSnapshot(0, buildDocument(buildElement(2, 'html', { [MEDIA]: media })))
    const events = [
      page('hover: hover; resolution: 1'),
      rule('@media (hover) {}'),
      page('resolution: 2'),
      rule('@media (hover) {}'),
      rule('.hover { content: "(hover)" }'),
    ] as eventWithTime[]
    showMedia(events)
    expect(events.flatMap(({ data }) => (data as { adds?: { rule: string }[] }).adds ?? [])).toEqual([
      { rule: `@media ${YES} {}` },
      { rule: `@media ${NO} {}` },
      { rule: '.hover { content: "(hover)" }' },
    ])
  })
})
