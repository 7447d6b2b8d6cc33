import type { eventWithTime } from '@rrweb/types'

import { MEDIA, MEDIA_FEATURES, SCHEME } from '@/lib/model/states'

import { describeAttribute, type SerializedElement } from './visit-nodes'
import type { Watcher } from './watcher'

interface Dependencies {
  add(event: eventWithTime): void
  requestSnapshot(): void
  nodeOf(id: number): Node | null
  idOf(node: Node): number
}

const { matchMedia } = globalThis

/**
 * What the screen is like and what the person wants of pages, as attributes of the root: styles ask for it, and no markup
 * tells. With another screen (zoom counts as one) all styles may be others, and the page is told from the whole again.
 */
export function watchMediaFeatures({
  add,
  requestSnapshot,
  nodeOf,
  idOf,
}: Dependencies): Watcher & { visit(element: SerializedElement): void } {
  const life = new AbortController()
  const { signal } = life
  const ask = (feature: string) => matchMedia.call(globalThis, `(${feature})`)
  const dark = ask('prefers-color-scheme: dark')
  const readScheme = () => (dark.matches ? 'dark' : 'light')
  const onScheme = () => {
    const id = idOf(document.documentElement)
    if (id > 0) add(describeAttribute(id, SCHEME, readScheme()))
  }
  dark.addEventListener('change', onScheme, { signal })

  const asked = MEDIA_FEATURES.map(ask)
  const readFeatures = () =>
    [...MEDIA_FEATURES.filter((_, index) => asked[index]!.matches), `resolution: ${devicePixelRatio}`].join('; ')
  let told: string | undefined
  const onChange = () => {
    if (readFeatures() !== told) requestSnapshot()
  }
  for (const one of asked) one.addEventListener('change', onChange, { signal })
  addEventListener('resize', onChange, { signal })

  return {
    visit({ tagName, id, attributes }) {
      if (tagName !== 'html' || nodeOf(id) !== document.documentElement) return
      attributes[SCHEME] = readScheme()
      attributes[MEDIA] = told = readFeatures()
    },
    flush: () => undefined,
    stop: () => life.abort(),
  }
}
