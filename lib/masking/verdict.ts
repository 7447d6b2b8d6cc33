import type { Masker } from './create-masker'

/**
 * What may be kept of a node. shown: as it is, but for what pattern and URL rules find. title: shown, but for what was
 * typed into masked fields. masked: its shape. input: a field or what stands in one: that it is there. blocked: an empty
 * box of the same size.
 */
export type Verdict = 'shown' | 'title' | 'masked' | 'input' | 'blocked'

/** How a verdict stands on a serialized node, as `v`: huge pages have many. */
export type VerdictCode = 's' | 't' | 'm' | 'i' | 'b'

const CODES: Record<Verdict, VerdictCode> = { shown: 's', title: 't', masked: 'm', input: 'i', blocked: 'b' }
const VERDICTS = new Map<unknown, Verdict>(Object.entries(CODES).map(([verdict, code]) => [code, verdict as Verdict]))

export interface Judged {
  v?: VerdictCode
}

/** Elements of SVG whose `href` is a picture or a part of one; capture notes them on a change of theirs, as `tag`. */
export const DRAWN_TAGS: readonly string[] = ['use', 'image']

export function codeOf(verdict: Verdict): VerdictCode {
  return CODES[verdict]
}

/** Of anything that capture sent. No verdict, or none that there is, means masked (promise 6). */
export function readVerdict(judged: object, masker: Pick<Masker, 'isAllMasked'>): Verdict {
  return atMost(VERDICTS.get((judged as Judged).v) ?? 'masked', masker)
}

/** The verdict of a change's target: texts and attributes of a mutation name only an id. */
export function readTargetVerdict(mutation: object, id: number, masker: Pick<Masker, 'isAllMasked'>): Verdict {
  const { verdicts } = mutation as { verdicts?: unknown }
  if (typeof verdicts !== 'object' || verdicts === null) return 'masked'
  // What came as JSON may be anything.
  if (typeof id !== 'number' || !Object.hasOwn(verdicts, id)) return 'masked'
  return atMost(VERDICTS.get((verdicts as Record<number, unknown>)[id]) ?? 'masked', masker)
}

function atMost(verdict: Verdict, { isAllMasked }: Pick<Masker, 'isAllMasked'>): Verdict {
  return isAllMasked && verdict !== 'blocked' ? 'masked' : verdict
}
