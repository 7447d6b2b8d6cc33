import { maskShape } from './mask-text'

/** A sign of an icon font, or a bullet: no words. */
const SIGN = /^(?:\\(?:[2ef][0-9a-f]{3}|0{0,4}(?:a0|b7|d7))\s?|[^\p{L}\p{N}\\])*$/iu

/** Styles of what is masked, without the words they may show: `content` and custom properties that are strings. */
export function maskCss(css: string): string {
  return css.replace(
    /((?:^|[\s;{"])(?:content|--[\w-]+|quotes)\s*:)([^;{}]*)/gi,
    (_, name: string, value: string) => name + maskStrings(value),
  )
}

/** A style attribute of what is masked: no picture either. */
export function maskStyleAttribute(css: string): string {
  return maskCss(css).replace(/\b(?:url|image-set|src)\((?:[^()"']|"[^"]*"|'[^']*')*\)/gi, 'none')
}

function maskStrings(value: string): string {
  return value.replace(
    /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'/gs,
    (whole: string, double?: string, single?: string) => {
      const text = double ?? single ?? ''
      if (SIGN.test(text)) return whole
      const quote = whole[0]!
      return quote + maskShape(text) + quote
    },
  )
}
