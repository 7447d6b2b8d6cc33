import { readOwn } from '../read-own'
import { readArrayQueue, readPerson, type Tool, type ToolSaid } from './tool'

/** Segment's analytics.js (segment.com/docs/connections/sources/catalog/libraries/website/javascript). */
export const SEGMENT: Tool = {
  global: 'analytics',
  methods: {
    track: ([name, properties]) => [{ kind: 'custom', name, given: [properties] }],
    page: readPage,
    identify: ([first, second]) =>
      typeof first === 'object'
        ? [{ kind: 'identify', person: '', given: [first] }]
        : [{ kind: 'identify', person: readPerson(first), given: [second] }],
  },
  // The stub adds where the page was to what it keeps.
  readQueue: (stub) =>
    readArrayQueue(stub).map(([method, args]) => [method, args.filter((value) => readOwn(value, '__t') !== 'bpc')]),
}

/** `page(category?, name?, properties?)`, named as Segment names it for tools that know events only. */
function readPage(args: readonly unknown[]): ToolSaid[] {
  const words = args.slice(0, 2).filter((value) => typeof value === 'string' && value !== '')
  const name = words.length > 0 ? `Viewed ${words.join(' ')} Page` : 'Loaded a Page'
  return [{ kind: 'custom', name, given: [args.find((value) => typeof value === 'object' && value !== null)] }]
}
