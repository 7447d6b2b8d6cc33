import { readStill } from '@/lib/model/still'
import { resolveUrl } from '@/lib/assets/map-css-urls'
import type { TreeNode } from '@/lib/replay/state/tree'

import type { CssPlace } from './clean-css'
import { BLANK, readDrawable } from './read-drawable'
import { readText, writeAttribute } from './write-attributes'

export interface WrittenPicture {
  /** The element it is drawn by. */
  name: string
  attributes: string
}

/** Pictures as they are kept: of an image, a drawn canvas, an image in a drawing. `undefined` for what is no picture. */
export function writePicture(node: TreeNode, tag: string, isSvg: boolean, place: CssPlace): WrittenPicture | undefined {
  const attributes = node.meta.attributes ?? {}
  const find = (...names: string[]) => {
    const url = names.map((name) => readText(attributes[name])).find((value) => value !== undefined)
    return url === undefined ? undefined : findDrawable(url, place)
  }
  if (isSvg) {
    if (tag === 'image') return writeImage('image', 'href', find('href', 'xlink:href'))
    return tag === 'use' ? { name: 'use', attributes: writeFragment(attributes) } : undefined
  }
  if (tag === 'img') return writeImage('img', 'src', find('rr_dataURL', 'src') ?? BLANK)
  if (tag === 'canvas' || tag === 'video') {
    const still = readStill(node.live.picture)
    if (still) return writeImage('img', 'src', findDrawable(`data:${still.type};base64,${still.base64}`, place))
    const poster = tag === 'video' ? find('poster') : undefined
    if (poster) return writeImage('img', 'src', poster)
    if ('rr_dataURL' in attributes) return writeImage('img', 'src', find('rr_dataURL'))
  }
  return undefined
}

function writeImage(name: string, attribute: string, drawable: string | undefined): WrittenPicture {
  return { name, attributes: drawable === undefined ? '' : writeAttribute(attribute, drawable) }
}

/** A part of the same page, by its id; others would have to be asked for. */
function writeFragment(attributes: Record<string, unknown>): string {
  const target = readText(attributes['href'] ?? attributes['xlink:href'])
  return target !== undefined && /^#[\w-]+$/.test(target) ? writeAttribute('href', target) : ''
}

function findDrawable(url: string, { base, pictureOf }: CssPlace): string | undefined {
  const resolved = resolveUrl(url, base)
  return resolved ? pictureOf(resolved) : readDrawable(url)
}
