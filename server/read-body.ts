import { MAX_JSON_BYTES } from './limits.ts'
import { Refused } from './refused.ts'

/** JSON of a bounded size; what comes after the bound is not read. Throws `Refused`. */
export async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_JSON_BYTES) throw new Refused('too large')
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const piece of request.body ?? []) {
    bytes += piece.length
    if (bytes > MAX_JSON_BYTES) throw new Refused('too large')
    text += decoder.decode(piece, { stream: true })
  }
  try {
    return JSON.parse(text + decoder.decode())
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused('not understood')
    throw error
  }
}
