import { CONSOLE_LEVELS, type ConsoleLevel, type ConsolePayload } from '@/lib/model/payload'

import { describeArguments } from './describe-value'
import { hookMethod } from './hook-method'
import { limitRate } from './limit-rate'
import { FOLD_MS } from './limits'
import { readCaller } from './read-caller'
import type { Watcher } from './watcher'

/** A trace is a line of the log with its place. */
const METHODS: readonly [name: string, level: ConsoleLevel][] = [
  ...CONSOLE_LEVELS.map((level): [string, ConsoleLevel] => [level, level]),
  ['trace', 'log'],
]

/** Of these it is told where they were written. */
const PLACED: ReadonlySet<string> = new Set(['warn', 'error', 'trace'])

/**
 * What the page writes to its console. The same line again within a moment is told once more with its count, and what
 * comes too fast is only counted, so that a page that logs in a loop costs no more than any other.
 */
export function watchConsole(say: (payload: ConsolePayload) => void, tellLeft: (count: number) => void): Watcher {
  const limit = limitRate(tellLeft)
  let last: (ConsolePayload & { at: number }) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isTelling = false

  function hear(level: ConsoleLevel, values: readonly unknown[], isPlaced: boolean): void {
    if (!limit.take()) return
    const text = describeArguments(values)
    const now = performance.now()
    if (last && last.level === level && last.text === text && now - last.at < FOLD_MS) {
      last.count += 1
      timer ??= setTimeout(fold, last.at + FOLD_MS - now)
      return
    }
    fold()
    const stack = isPlaced ? readCaller() : ''
    last = { kind: 'console', level, text, count: 1, at: now }
    say({ kind: 'console', level, text, count: 1, ...(stack !== '' && { stack }) })
  }
  /** How often the last line came again. */
  function fold(): void {
    clearTimeout(timer)
    timer = undefined
    if (last && last.count > 1) say({ kind: 'console', level: last.level, text: last.text, count: last.count - 1 })
    last = undefined
  }
  function flush(): void {
    fold()
    limit.flush()
  }

  const restore = METHODS.map(([name, level]) =>
    hookMethod(console, name, (call, values) => {
      // A getter or a proxy of the page may log while it is looked at.
      if (!isTelling) {
        isTelling = true
        try {
          hear(level, values, PLACED.has(name))
        } finally {
          isTelling = false
        }
      }
      return call()
    }),
  )
  return {
    flush,
    stop() {
      for (const undo of restore) undo()
      flush()
    },
  }
}
