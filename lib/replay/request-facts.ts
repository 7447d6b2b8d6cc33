import { isFailure } from './is-failure'
import type { StreamItem } from './stream'

/** What a request was for, as developer tools sort them. */
export const REQUEST_GROUPS = ['fetch', 'doc', 'js', 'css', 'img', 'other'] as const
export type RequestGroup = (typeof REQUEST_GROUPS)[number]

/** A line of the network list in parts. Instants are epoch ms; `status` is 0 where there was none or it is not told. */
export interface RequestFacts {
  method: string
  url: string
  /** What of the address tells it from others: its last part, with its query. */
  name: string
  status: number
  group: RequestGroup
  /** `fetch`, `xhr`, `document`, `img`... */
  type: string
  startedAt: number
  durationMs: number
  /** Of the answer's body; `undefined` where it is not told. */
  bytes: number | undefined
  isFailed: boolean
}

export function readRequestFacts(item: StreamItem): RequestFacts {
  const { label, said, more, event, at } = item
  const space = label.indexOf(' ')
  const url = label.slice(space + 1)
  const durationMs = said?.durationMs ?? 0
  const type = more?.initiator || more?.type || 'request'
  return {
    method: label.slice(0, Math.max(0, space)),
    url,
    name: readName(url),
    status: said?.status ?? 0,
    group: decideGroup(more?.type, more?.initiator, url),
    type,
    // What is an event is told when it ended, what a page loaded when it began.
    startedAt: event ? at - durationMs : at,
    durationMs,
    bytes: more?.bytes,
    isFailed: isFailure(item),
  }
}

function readName(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname, search } = new URL(url)
  const last = pathname.split('/').findLast((part) => part !== '')
  return last === undefined ? `${host}/${search}` : `${last}${search}`
}

const EXTENSIONS: readonly (readonly [RequestGroup, RegExp])[] = [
  ['js', /\.m?js$/i],
  ['css', /\.css$/i],
  ['img', /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp)$/i],
]

const INITIATORS: Readonly<Record<string, RequestGroup>> = { script: 'js', img: 'img', image: 'img', input: 'img' }

const TYPES: Readonly<Record<string, RequestGroup>> = { document: 'doc', fetch: 'fetch', xhr: 'fetch' }

/** What asked for it says less than the file it is: a style asks for pictures and fonts. */
function decideGroup(type = '', initiator = '', url: string): RequestGroup {
  const known = TYPES[type]
  if (known) return known
  const path = URL.canParse(url) ? new URL(url).pathname : url
  return EXTENSIONS.find(([, ending]) => ending.test(path))?.[0] ?? INITIATORS[initiator] ?? 'other'
}
