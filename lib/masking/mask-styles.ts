import { maskCss } from './mask-css'

type Data = Record<string, unknown>

/** Sources of rrweb's increments that change rules of a style sheet. */
const RULES = 8
const DECLARATION = 13
const ADOPTED = 15

/** Rules that scripts insert, without the words they may show; other increments as they are. */
export function maskStyles(data: Data): Data {
  switch (data['source']) {
    case RULES:
      return { ...data, ...maskTexts(data, ['replace', 'replaceSync']), ...maskRules(data, 'adds') }
    case DECLARATION:
      return { ...data, ...maskSet(data['set']) }
    case ADOPTED:
      return { ...data, ...maskList(data, 'styles', (style) => ({ ...style, ...maskRules(style, 'rules') })) }
    default:
      return data
  }
}

function maskTexts(data: Data, names: readonly string[]): Data {
  return Object.fromEntries(
    names.filter((name) => typeof data[name] === 'string').map((name) => [name, maskCss(data[name] as string)]),
  )
}

function maskRules(data: Data, name: string): Data {
  return maskList(data, name, (item) => ({ ...item, ...maskTexts(item, ['rule']) }))
}

function maskList(data: Data, name: string, mask: (item: Data) => Data): Data {
  const list = data[name]
  return Array.isArray(list) ? { [name]: list.map((item: Data) => mask(item)) } : {}
}

function maskSet(set: unknown): Data {
  const { property, value } = (set ?? {}) as Data
  if (typeof property !== 'string' || typeof value !== 'string') return {}
  return { set: { ...(set as Data), value: maskCss(`${property}:${value}`).slice(property.length + 1) } }
}
