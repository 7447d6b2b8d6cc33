import type { OpenedAt } from '@/components/inspector/inspector-parts'

/** `#t=12.5&line=…`: a moment (seconds since the start) and a line in it, at the end of an address. */
export function writeMomentHash({ startSec, line }: { startSec: number; line?: string }): string {
  const parts = new URLSearchParams({ t: String(Math.round(startSec * 10) / 10) })
  if (line !== undefined) parts.set('line', line)
  return `#${parts.toString()}`
}

/** Whatever else stands there is left alone. */
export function readMomentHash(hash: string): OpenedAt {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const startSec = Number(parts.get('t') ?? Number.NaN)
  const line = parts.get('line') ?? undefined
  return { startSec: Number.isFinite(startSec) && startSec >= 0 ? startSec : undefined, line }
}
