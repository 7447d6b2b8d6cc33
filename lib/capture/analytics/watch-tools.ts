import { findMethod, hookMethod } from '../hook-method'
import { MAX_TOOL_HOOKS, TOOL_LOOKS_MS } from '../limits'
import { isObject, readOwn } from '../read-own'
import { AMPLITUDE } from './amplitude'
import { DATA_LAYER } from './data-layer'
import { MIXPANEL } from './mixpanel'
import { POSTHOG } from './posthog'
import { SEGMENT } from './segment'
import type { Tool, ToolSaid } from './tool'

const TOOLS: readonly Tool[] = [DATA_LAYER, SEGMENT, POSTHOG, AMPLITUDE, MIXPANEL]

export interface ToolsWatcher {
  /** Something in the page has changed: a tool may be there now, or the library in the place of its stub. */
  look(): void
  stop(): void
}

/**
 * Hooks the tools a page has, as they come: as stubs that keep calls, as libraries that take their place or are put over
 * them. Nothing is defined on `window`, so that no page finds a tool where there is none; it is looked again whenever
 * one may have come. While the page is parsed its scripts come as changes of head and body, before each runs. What a stub kept and its
 * library has taken before this recorder was there, some milliseconds after the page began, is not heard.
 */
export function watchTools(hear: (said: ToolSaid) => void, isNew: boolean): ToolsWatcher {
  const hooks = new WeakSet<object>()
  const seen = new WeakSet<object>()
  const undo: (() => void)[] = []
  const life = new AbortController()
  let mayHearQueue = isNew

  function look(): void {
    for (const tool of TOOLS) {
      try {
        const found = readOwn(globalThis, tool.global)
        if (isObject(found)) take(tool, found)
      } catch {
        // A proxy that throws.
      }
    }
  }
  function take(tool: Tool, found: object): void {
    if (!seen.has(found)) {
      seen.add(found)
      // What was kept before the recorder of an old page began was called before it.
      if (mayHearQueue) for (const [method, args] of tool.readQueue(found)) read(tool, method, args)
    }
    for (const path of Object.keys(tool.methods)) hook(tool, found, path)
  }
  function hook(tool: Tool, found: object, path: string): void {
    const [first, second] = path.split('.') as [string, string?]
    const owner = second === undefined ? found : readOwn(found, first)
    const name = second ?? first
    if (!isObject(owner) || undo.length >= MAX_TOOL_HOOKS) return
    const method = findMethod(owner, name)
    if (!method || hooks.has(method)) return
    undo.push(hookMethod(owner, name, (call, args) => around(tool, path, call, args)))
    // Also where it could not be hooked: then it is not tried again.
    hooks.add(findMethod(owner, name) ?? method)
  }
  const calls: [tool: Tool, args: readonly unknown[]][] = []
  /** What a tool calls of itself meanwhile, and hooks below this one, say it no second time. */
  function around(tool: Tool, path: string, call: () => unknown, args: readonly unknown[]): unknown {
    const isInner = calls.some(([other, outer]) => other === tool && (tool.isInner?.(outer, args) ?? true))
    if (isInner) return call()
    calls.push([tool, args])
    try {
      read(tool, path, args)
      return call()
    } finally {
      calls.pop()
    }
  }
  function read(tool: Tool, path: string, args: readonly unknown[]): void {
    try {
      if (Object.hasOwn(tool.methods, path)) tool.methods[path]!(args).forEach(hear)
    } catch {
      // What the page gave cannot be read; its call goes on.
    }
  }

  look()
  mayHearQueue = true
  const observer = new MutationObserver(() => {
    look()
    observe()
  })
  /** Where scripts stand, and no deeper: a record of each node that is parsed would cost a large page too much. */
  function observe(): void {
    for (const parent of [document, document.documentElement, document.head, document.body] as (Node | null)[])
      if (parent) observer.observe(parent, { childList: true })
  }
  const options = { signal: life.signal, capture: true }
  if (document.readyState === 'loading') observe()
  const timers = TOOL_LOOKS_MS.map((ms) => setTimeout(look, ms))
  addEventListener('DOMContentLoaded', () => (look(), observer.disconnect()), options)
  addEventListener('load', ({ target }) => target instanceof HTMLScriptElement && look(), options)
  return {
    look,
    stop() {
      life.abort()
      observer.disconnect()
      for (const timer of timers) clearTimeout(timer)
      for (const one of undo.toReversed()) one()
    },
  }
}
