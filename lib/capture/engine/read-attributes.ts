import type { attributes as Attributes } from '@rrweb/types'

import { hasAttributes, listAttributeNames, matches, readAttribute } from '@/lib/masking/element-natives'
import { maskInputValue } from '@/lib/masking/mask-text'
import type { Verdict } from '@/lib/masking/verdict'

import { storeAttribute } from './addresses'
import { contentOf } from './frame-content'
import { readLink, readStyle } from './read-css'

/** Buttons and boxes say what they are by attributes; all others by what stands in them now. */
const SET_BY_ATTRIBUTE = new Set<unknown>(['radio', 'checkbox', 'submit', 'button'])

/**
 * The attributes of an element as rrweb stores them, and beside them, in attributes of its own, what an element shows by
 * a state that is none: the value of a field, how a dialog is open, where a medium stands.
 */
export function readAttributes(element: Element, tag: string, verdict: Verdict, base: string): Attributes {
  const attributes: Attributes = {}
  if (hasAttributes(element)) {
    for (const name of listAttributeNames(element)) {
      const value = readAttribute(element, name) ?? ''
      attributes[name] = storeAttribute(tag, name, value, base)
    }
  }
  try {
    readState(element, tag, verdict, attributes)
  } catch {
    // A property of the page's own in the place of the browser's: what it would say is not known.
  }
  return attributes
}

function readState(element: Element, tag: string, verdict: Verdict, attributes: Attributes): void {
  switch (tag) {
    case 'input':
    case 'textarea':
    case 'select':
      return readField(element as HTMLInputElement, verdict, attributes)
    case 'option':
      delete attributes['selected']
      if ((element as HTMLOptionElement).selected && verdict === 'shown') attributes['selected'] = true
      return
    case 'style':
      return setCss(attributes, readStyle(element as HTMLStyleElement))
    case 'link': {
      const css = readLink(element as HTMLLinkElement)
      if (css === undefined) return
      delete attributes['rel']
      delete attributes['href']
      return setCss(attributes, css)
    }
    case 'dialog':
      if ((element as HTMLDialogElement).open)
        attributes['rr_open_mode'] = matches(element, 'dialog:modal') ? 'modal' : 'non-modal'
      return
    case 'video':
    case 'audio':
      return readMedium(element as HTMLMediaElement, attributes)
    case 'iframe':
      // A player must not load it; of one of another origin it is told what it was.
      if (!contentOf(element) && 'src' in attributes) attributes['rr_src'] = attributes['src']!
      delete attributes['src']
      return
    default:
  }
}

function readField(field: HTMLInputElement, verdict: Verdict, attributes: Attributes): void {
  const { value } = field
  if (!SET_BY_ATTRIBUTE.has(attributes['type']) && value)
    attributes['value'] = verdict === 'shown' ? value : maskInputValue(value)
  else if (field.checked) attributes['checked'] = true
}

function readMedium(medium: HTMLMediaElement, attributes: Attributes): void {
  delete attributes['autoplay']
  const { paused, currentTime, playbackRate, muted, loop, volume } = medium
  Object.assign(attributes, {
    rr_mediaState: paused ? 'paused' : 'played',
    rr_mediaCurrentTime: currentTime,
    rr_mediaPlaybackRate: playbackRate,
    rr_mediaMuted: muted,
    rr_mediaLoop: loop,
    rr_mediaVolume: volume,
  })
}

function setCss(attributes: Attributes, css: string | undefined): void {
  if (css !== undefined) attributes['_cssText'] = css
}

/** An attribute that changed, as it is stored; nothing for one that is not. */
export function readChange(
  element: Element,
  tag: string,
  name: string,
  verdict: Verdict,
  base: string,
): Attributes | undefined {
  const value = readAttribute(element, name)
  if (name === 'autoplay' && (tag === 'video' || tag === 'audio')) return undefined
  if (tag === 'iframe' && name === 'src') return contentOf(element) ? undefined : { rr_src: value }
  if (value === null) return { [name]: null }
  if (name === 'value') return { value: verdict === 'shown' ? value : maskInputValue(value) }
  const change: Attributes = { [name]: storeAttribute(tag, name, value, base) }
  if (name === 'open' && tag === 'dialog')
    change['rr_open_mode'] = matches(element, 'dialog:modal') ? 'modal' : 'non-modal'
  return change
}
