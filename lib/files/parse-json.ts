import { isShallow } from '@/lib/ingest/is-shallow'
import { MAX_NESTING } from '@/lib/ingest/limits'

import { FILE_NESTING } from './limits'
import { Refusal } from './refusal'

/** However it is written: JSON may write any of its letters as a code, and then has to be looked at closer. */
const PROTO = /__proto__|\\u00(?:5f|7[0-4]|6f)/i

/**
 * JSON from anywhere as a value. Refuses what is nested deeper than any page, before anything walks it, and what is no
 * JSON; no key of it is `__proto__`.
 */
export function parseJson(text: string, mostNesting = MAX_NESTING + FILE_NESTING): unknown {
  if (!isShallow(text, mostNesting)) throw new Refusal('nested too deep')
  try {
    return PROTO.test(text) ? JSON.parse(text, dropProto) : JSON.parse(text)
  } catch (error) {
    throw new Refusal('damaged', String(error))
  }
}

function dropProto(this: unknown, key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value
}

/** Whether a text may have a key that is `__proto__`, however it is written. */
export function mayHaveProto(text: string): boolean {
  return PROTO.test(text)
}

/** The same; `undefined` for what would be refused. */
export function tryJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return undefined
  }
}
