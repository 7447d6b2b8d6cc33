import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const RESULTS = fileURLToPath(new URL('../../soak/results.json', import.meta.url))

/** `npm run soak` runs the long form of a test, `npm test` a short one of the same. */
export const isSoak = process.env['SOAK'] === '1'

export function times(short: number, long: number): number {
  return isSoak ? long : short
}

/** The last result of each long run is kept in the repository. */
export function keepResult(name: string, result: Record<string, unknown>): void {
  console.log(`${name}: ${JSON.stringify(result)}`)
  if (!isSoak) return
  const all = readResults()
  all[name] = { ...result, at: new Date().toISOString() }
  mkdirSync(dirname(RESULTS), { recursive: true })
  writeFileSync(RESULTS, `${JSON.stringify(all, null, 2)}\n`)
}

function readResults(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, unknown>
  } catch {
    // The first run on this machine.
    return {}
  }
}

/** A random source that a seed repeats (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function chooseSeed(): number {
  return Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9))
}
