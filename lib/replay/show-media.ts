import { EventType, type eventWithTime, type serializedNodeWithId } from '@rrweb/types'

import { MEDIA, MEDIA_FEATURES } from '@/lib/model/states'

import { mapCss } from './map-css'

/** What the media features were where it was recorded. */
interface Media {
  /** `feature: value`. */
  holds: ReadonlySet<string>
  /** Dots for a pixel of CSS. */
  resolution: number
}

const KNOWN = new Set(MEDIA_FEATURES.map(nameOf))
const NAMES = [...KNOWN].join('|')
const PREFERENCE = new RegExp(String.raw`\(\s*(${NAMES})\s*(?::\s*([a-z-]+)\s*)?\)`, 'gi')
const RATIO = /\(\s*(?:-webkit-)?(min-|max-)?(?:resolution|device-pixel-ratio)\s*:\s*([\d.]+)(dppx|x|dpi|dpcm)?\s*\)/gi
const OLD_RATIO = /-webkit-(?:(min|max)-)?device-pixel-ratio/gi
const AT_MEDIA = /@media[^{;]*/gi

/** Conditions that hold everywhere, and nowhere. */
const YES = '(width >= 0px)'
const NO = '(width < 0px)'

/** In CSS pixels: 96 dots an inch (CSS Values 4, section 7.4). */
const DOTS: Record<string, number> = { x: 1, dppx: 1, dpi: 96, dpcm: 96 / 2.54 }

/**
 * Styles that ask what the screen is like and what the person wants are given the answers of the recorded browser: the
 * viewer's would show another page. In come a page's events in order, which are written into. What was recorded without
 * them is left to the viewer's browser.
 */
export function showMedia(events: readonly eventWithTime[]): void {
  let media: Media | undefined
  for (const event of events) {
    if (event.type === EventType.FullSnapshot) media = readMedia(event.data.node)
    const held = media
    if (held) mapCss([event], (css) => answerIn(css, held))
  }
}

function answerIn(css: string, media: Media): string {
  return css.includes('@media') ? css.replace(AT_MEDIA, (condition) => answer(condition, media)) : css
}

/** A media query list with all that is known in it replaced by what it was. */
function answer(condition: string, { holds, resolution }: Media): string {
  return condition
    .replace(PREFERENCE, (_, name: string, value?: string) => {
      const feature = name.toLowerCase()
      const isAny = [...holds].some((one) => nameOf(one) === feature)
      if (value === undefined) return isAny ? YES : NO
      const wanted = value.toLowerCase()
      const isNone = wanted === 'none' || wanted === 'no-preference'
      return (isNone ? !isAny : holds.has(`${feature}: ${wanted}`)) ? YES : NO
    })
    .replace(OLD_RATIO, (_, side?: string) => `${side ? `${side}-` : ''}device-pixel-ratio`)
    .replace(RATIO, (_, side: string | undefined, amount: string, unit = 'x') => {
      const wanted = Number(amount) / DOTS[String(unit).toLowerCase()]!
      const isSo =
        side === 'min-' ? resolution >= wanted : side === 'max-' ? resolution <= wanted : resolution === wanted
      return isSo ? YES : NO
    })
}

function readMedia(node: serializedNodeWithId): Media | undefined {
  const root =
    'childNodes' in node ? node.childNodes.find((child) => 'tagName' in child && child.tagName === 'html') : node
  const told: unknown = root && 'attributes' in root ? root.attributes[MEDIA] : undefined
  if (typeof told !== 'string') return undefined
  const parts = told.split('; ')
  const resolution = Number(parts.find((part) => part.startsWith('resolution: '))?.slice('resolution: '.length))
  if (!(resolution > 0)) return undefined
  return { holds: new Set(parts.filter((part) => MEDIA_FEATURES.includes(part))), resolution }
}

function nameOf(feature: string): string {
  return feature.slice(0, feature.indexOf(':'))
}
