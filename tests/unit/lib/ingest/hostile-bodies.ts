import * as fc from 'fast-check'

import {
  buildAdd,
  buildBody,
  buildClick,
  buildDocument,
  buildElement,
  buildIncrement,
  buildMeta,
  buildMutation,
  buildPageView,
  buildSnapshot,
  buildText,
  buildTyped,
  T0,
} from '../../../fixtures/rrweb-events'

const field = buildElement(5, 'textarea', { value: 'x' }, buildText(6, 'typed'))
const frame = buildElement(7, 'iframe', { rr_src: 'https://pay.test/form?card=1' })

/** A body in which every kind of event stands once: what mutations start from. */
export const HONEST_BODY = buildBody(
  buildMeta(),
  buildSnapshot(T0, buildDocument(buildElement(2, 'html', {}, buildElement(3, 'body', { class: 'a' }, field, frame)))),
  buildMutation(T0 + 1, {
    adds: [buildAdd(buildElement(9, 'input', { value: 'typed' }), 3), buildAdd(frame, 3)],
    removes: [{ id: 6, parentId: 5 }],
    texts: [{ id: 6, value: 'x' }],
    attributes: [{ id: 5, attributes: { href: '/?q=1' } }],
  }),
  buildTyped('typed', T0 + 2),
  buildIncrement(2, T0 + 3, { type: 2, id: 5 }),
  buildPageView(T0 + 4),
  buildClick('Buy', T0 + 5),
)

/** What JSON may hold where something else was. */
const alien = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 0.5, '', 'x', [], {}, [null], [[[]]], { length: 3 }),
  fc.constantFrom<unknown>({ toString: 1, valueOf: null }, { then: 1 }, { type: 2 }, { id: 1, childNodes: [{}] }),
  fc.jsonValue(),
)

type Place = (value: unknown) => void

/** Every place of a value that something can be put into. */
function listPlaces(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const owner = value as Record<string, unknown>
  return Object.keys(owner).flatMap((key): Place[] => [
    (alien) => (alien === undefined ? delete owner[key] : (owner[key] = alien)),
    ...listPlaces(owner[key]),
  ])
}

const withAliens = fc
  .array(fc.tuple(fc.nat(), fc.option(alien, { nil: undefined })), { minLength: 1, maxLength: 3 })
  .map((changes) => {
    const body = JSON.parse(HONEST_BODY) as unknown
    for (const [at, value] of changes) {
      const places = listPlaces(body)
      places[at % places.length]!(structuredClone(value))
    }
    return JSON.stringify(body)
  })

const withOtherCharacters = fc
  .tuple(fc.nat(HONEST_BODY.length - 1), fc.nat(8), fc.string({ maxLength: 4 }))
  .map(([at, length, text]) => HONEST_BODY.slice(0, at) + text + HONEST_BODY.slice(at + length))

/** Bodies that something else than a recorder sent. */
export const hostileBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: withAliens },
  { weight: 2, arbitrary: withOtherCharacters },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)
