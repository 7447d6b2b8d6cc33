import { NodeType } from '@rrweb/types'

import type { PageState } from '@/lib/replay/state/state'
import { tagOf, type TreeNode } from '@/lib/replay/state/tree'
import { UNKNOWN_VIEWPORT } from '@/lib/replay/limits'

import type { CssPlace, PictureOf } from './clean-css'
import { MAX_MARKUP_CHARACTERS, MAX_NODES, MAX_PICTURES_CHARACTERS, MAX_VIEWPORT_PX, MIN_VIEWPORT_PX } from './limits'
import { isAskedFor } from './names'
import { readStyle, STAND_IN_STYLE, writeAttribute, writeKept } from './write-attributes'
import { SVG, writeAdopted, writeNode, type Place } from './write-node'

export interface WrittenPage {
  svg: string
  /** Of the window it was shown in, CSS px. */
  width: number
  height: number
}

/**
 * What a drawing shows otherwise than a page: the root paints the canvas, a body is as high as the window, and what moves
 * is where its movement ends. Without weight, so that the page's own styles win.
 */
const FIRST_STYLE = `
:where(:root){background:Canvas;color:CanvasText}
:where(body){min-height:100vh}
*,*::before,*::after{animation-delay:-100000s!important;animation-play-state:paused!important}
*,*::before,*::after{transition:none!important;caret-color:transparent!important}${STAND_IN_STYLE}`

/** Styles of the page hold for its root here too, and must not move the drawing itself. */
const ROOT_STYLE = `
  display:block position:static float:none margin:0 border:0 padding:0 overflow:hidden min-width:0 max-width:none
  min-height:0 max-height:none opacity:1 filter:none zoom:1 transform:none translate:none rotate:none scale:none
`
  .trim()
  .split(/\s+/)
/** What of its attributes styles may ask the root for. */
const isOfRoot = (name: string) => /^(?:class|id|lang|dir)$/.test(name) || isAskedFor(name)

/**
 * A page as a drawing: SVG with the page as XHTML in it, at the size of its window and scrolled as it was. It runs
 * nothing, leads nowhere and asks for nothing: what is not known to be harmless is not in it. `undefined` when there is
 * nothing to draw or too much. Pure. Not drawn: what is in frames and where parts of a page were scrolled.
 */
export function writePage(state: PageState, base: string, pictureOf: PictureOf): WrittenPage | undefined {
  const { tree } = state
  const html = tree && findHtml(tree.root)
  if (!tree || !html || tree.byId.size > MAX_NODES) return undefined
  const pictures = { left: MAX_PICTURES_CHARACTERS }
  const css: CssPlace = { base, pictureOf: (url) => spend(pictures, pictureOf(url)), kind: 'sheet' }
  const width = clampSide(state.width, UNKNOWN_VIEWPORT.width)
  const height = clampSide(state.height, UNKNOWN_VIEWPORT.height)
  const place: Place = { css, state, namespace: SVG, depth: 0, slotted: new Set() }
  const size = `width="${width}" height="${height}"`
  const svg = [
    `<svg xmlns="${SVG}" ${size} viewBox="0 0 ${width} ${height}"${writeRoot(html, css, width, height)}>`,
    `<style>${FIRST_STYLE}${writeScroll(state)}</style>`,
    `<foreignObject x="0" y="0" ${size}>${writeNode(html, place)}${writeAdopted(tree.root, place)}</foreignObject></svg>`,
  ].join('')
  const spentCharacters = MAX_PICTURES_CHARACTERS - pictures.left
  return svg.length - spentCharacters > MAX_MARKUP_CHARACTERS ? undefined : { svg, width, height }
}

function writeRoot(html: TreeNode, css: CssPlace, width: number, height: number): string {
  const attributes = Object.entries(html.meta.attributes ?? {}).filter(([name]) => isOfRoot(name))
  const fixed = [...ROOT_STYLE, `width:${width}px`, `height:${height}px`].map((style) => `${style}!important`)
  const own = readStyle(html, false, css)
  const style = [...(own === '' ? [] : [own]), ...fixed].join(';')
  return writeKept(Object.fromEntries(attributes), false, css) + writeAttribute('style', style)
}

/** What is fixed to the window stays where it is. */
function writeScroll({ scroll: { x, y } }: PageState): string {
  return x === 0 && y === 0 ? '' : `html{position:relative;left:${-round(x)}px;top:${-round(y)}px}`
}

function findHtml(root: TreeNode): TreeNode | undefined {
  for (let child = root.first; child; child = child.next) {
    if (child.meta.type === NodeType.Element && tagOf(child) === 'html') return child
  }
  return undefined
}

const round = (px: number): number => (Math.abs(px) < 1e7 ? Math.round(px) : 0)

const clampSide = (px: number, unknown: number): number =>
  px > 0 ? Math.min(MAX_VIEWPORT_PX, Math.max(MIN_VIEWPORT_PX, Math.round(px))) : unknown

function spend(budget: { left: number }, picture: string | undefined): string | undefined {
  if (picture === undefined || picture.length > budget.left) return undefined
  budget.left -= picture.length
  return picture
}
