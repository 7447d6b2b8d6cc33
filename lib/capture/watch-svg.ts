import type { eventWithTime } from '@rrweb/types'

import { readAttribute } from '@/lib/masking/element-natives'

import { hookGetter } from './hook-getter'
import { MAX_SVG_TOUCHED } from './limits'
import { describeAttribute } from './visit-nodes'

interface Dependencies {
  add(event: eventWithTime): void
  idOf(node: Node): number
}

const BOX = ['x', 'y', 'width', 'height']
const LINE = ['x1', 'y1', 'x2', 'y2']

/** What may be changed by way of an object that a property of these classes gives; called as its attribute, but for one. */
const CHANGEABLE: Record<string, readonly string[]> = {
  SVGElement: ['className'],
  SVGGraphicsElement: ['transform'],
  SVGSVGElement: [...BOX, 'viewBox', 'preserveAspectRatio'],
  SVGSymbolElement: ['viewBox'],
  SVGRectElement: [...BOX, 'rx', 'ry'],
  SVGCircleElement: ['cx', 'cy', 'r'],
  SVGEllipseElement: ['cx', 'cy', 'rx', 'ry'],
  SVGLineElement: LINE,
  SVGPolylineElement: ['points'],
  SVGPolygonElement: ['points'],
  SVGImageElement: [...BOX, 'href', 'preserveAspectRatio'],
  SVGUseElement: [...BOX, 'href'],
  SVGForeignObjectElement: BOX,
  SVGTextPositioningElement: ['x', 'y', 'dx', 'dy', 'rotate'],
  SVGTextContentElement: ['textLength'],
  SVGGradientElement: ['gradientTransform', 'href'],
  SVGLinearGradientElement: LINE,
  SVGRadialGradientElement: ['cx', 'cy', 'r', 'fx', 'fy'],
  SVGPatternElement: [...BOX, 'patternTransform', 'viewBox', 'href'],
  SVGStopElement: ['offset'],
}
const ATTRIBUTES: Record<string, string> = { className: 'class' }

/**
 * What a script changes through the objects of SVG (`element.transform.baseVal`) comes to the attribute without a word:
 * no MutationObserver hears of it. So each element that gave such an object is looked at again when the task is over.
 * A script that keeps the object, and changes it in a later task without asking the element, is not heard.
 * https://www.w3.org/TR/SVG2/types.html#SVGDOMOverview (reflection)
 */
export function watchSvg({ add, idOf }: Dependencies): { stop(): void } {
  /** With the attributes as they were before. */
  const touched = new Map<Element, Map<string, string | null>>()
  let count = 0

  function touch(element: Element, name: string): void {
    if (count >= MAX_SVG_TOUCHED || touched.get(element)?.has(name)) return
    if (count === 0) queueMicrotask(tellChanged)
    count += 1
    const before = touched.get(element) ?? new Map<string, string | null>()
    touched.set(element, before.set(name, readAttribute(element, name)))
  }
  function tellChanged(): void {
    for (const [element, before] of touched) {
      const id = idOf(element)
      // The recorder has not told of it yet, and will as it is then.
      if (id <= 0) continue
      for (const [name, value] of before) {
        const now = readAttribute(element, name)
        if (now !== value) add(describeAttribute(id, name, now))
      }
    }
    touched.clear()
    count = 0
  }

  const restore = Object.entries(CHANGEABLE).flatMap(([owner, properties]) => {
    const { prototype } = (globalThis as unknown as Record<string, { prototype?: object } | undefined>)[owner] ?? {}
    if (!prototype) return []
    return properties.map((property) =>
      hookGetter(prototype, property, (self) => touch(self as Element, ATTRIBUTES[property] ?? property)),
    )
  })
  return { stop: () => restore.forEach((one) => one()) }
}
