/** An animation as it stood when it was told. Times are ms. */
export interface AnimationState {
  /** Tells animations of a document apart. */
  key: number
  nodeId: number
  /** `::before` and the like; empty for the element itself. */
  pseudo: string
  /** Of CSS its name; of a script, what it does. */
  cssName?: string
  keyframes?: Record<string, string | number | null>[]
  durationMs?: number
  delayMs?: number
  endDelayMs?: number
  /** 0 for without end, which JSON does not know. */
  iterations?: number
  direction?: string
  fill?: string
  easing?: string
  isRunning: boolean
  timeMs: number
  rate: number
}

/** Told at once; a page with more shows the others from their beginning. */
export const MAX_ANIMATIONS = 100
export const MAX_KEYFRAMES = 50

/** What moves, sizes, colours and shapes; nothing that shows a text or an address. */
const ANIMATED =
  /^(?:transform|translate|rotate|scale|opacity|visibility|color|fill|stroke|filter|backdropFilter|clipPath|zIndex|boxShadow|letterSpacing|lineHeight|fontSize|flexGrow|inset\w*|top|left|right|bottom|width|height|minWidth|minHeight|maxWidth|maxHeight|margin\w*|padding\w*|gap|border\w*(?:Color|Width|Radius)|outline(?:Color|Width|Offset)|background(?:Color|Position\w*|Size)|stroke(?:Dashoffset|Dasharray|Width)|fillOpacity|strokeOpacity|offsetDistance|transformOrigin|d|cx|cy|r|x|y)$/
const VALUE = /^[\w\s.,%()#+*/-]{1,300}$/
const REACHES_OUT = /(?:url|attr|image|element)\s*\(/i
const EASING = /^[\w\s.,%()-]{1,200}$/
const PSEUDO = /^::[a-z-]{1,30}$/
const NAME = /^[\w-]{1,100}$/

/** What is sound of a list that anybody may have written. */
export function checkAnimations(list: unknown): AnimationState[] {
  if (!Array.isArray(list)) return []
  return list.slice(0, MAX_ANIMATIONS).flatMap((one: unknown) => checkAnimation(one) ?? [])
}

function checkAnimation(value: unknown): AnimationState | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const given = value as Record<string, unknown>
  const { key, nodeId, pseudo, cssName, isRunning, timeMs, rate } = given
  if (![key, nodeId, timeMs, rate].every((one) => typeof one === 'number' && Number.isFinite(one))) return undefined
  const state: AnimationState = {
    key: Number(key),
    nodeId: Number(nodeId),
    pseudo: typeof pseudo === 'string' && PSEUDO.test(pseudo) ? pseudo : '',
    isRunning: isRunning === true,
    timeMs: Number(timeMs),
    rate: Number(rate),
  }
  if (cssName !== undefined)
    return typeof cssName === 'string' && NAME.test(cssName) ? { ...state, cssName } : undefined
  return { ...state, ...checkTiming(given), keyframes: checkKeyframes(given['keyframes']) }
}

function checkTiming(given: Record<string, unknown>): Partial<AnimationState> {
  const numbers = (['durationMs', 'delayMs', 'endDelayMs', 'iterations'] as const).filter((name) =>
    Number.isFinite(given[name]),
  )
  const words = (['direction', 'fill', 'easing'] as const).filter((name) => {
    const word = given[name]
    return typeof word === 'string' && EASING.test(word)
  })
  return Object.fromEntries([...numbers, ...words].map((name) => [name, given[name]]))
}

function checkKeyframes(list: unknown): Record<string, string | number | null>[] {
  if (!Array.isArray(list)) return []
  return list.slice(0, MAX_KEYFRAMES).map((frame: unknown) => {
    const entries = Object.entries((frame ?? {}) as Record<string, unknown>)
    return Object.fromEntries(entries.filter((entry): entry is [string, string | number | null] => isSound(...entry)))
  })
}

function isSound(name: string, value: unknown): boolean {
  if (name === 'offset') return value === null || (typeof value === 'number' && value >= 0 && value <= 1)
  if (name === 'easing') return typeof value === 'string' && EASING.test(value)
  if (name === 'composite') return value === 'add' || value === 'accumulate'
  return ANIMATED.test(name) && typeof value === 'string' && VALUE.test(value) && !REACHES_OUT.test(value)
}
