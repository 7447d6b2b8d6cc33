import type { Engine } from './engine'

/** The engine that writes this document down; there is one at most. */
let running: Engine | undefined

export function setRunning(engine: Engine | undefined): void {
  running = engine
}

export function nodeOf(id: number): Node | null {
  return running?.nodeOf(id) ?? null
}

export function idOf(node: Node): number {
  return running?.idOf(node) ?? -1
}
