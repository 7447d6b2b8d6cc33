import type { RequestPayload } from '@/lib/model/payload'

/** The protocol was switched. */
const SWITCHED = 101

/**
 * Sockets that the page opens: when one is open, how long that took; when it is closed, with what code and after how
 * long; one that never opened has no answer. What is sent over it is not looked at.
 *
 * The constructor is covered by a proxy: to the page it is the same one, by `instanceof`, its constants, its prototype
 * and by what is made a subclass of it. What the page put over it stays.
 */
export function watchSockets(tell: (payload: RequestPayload) => void): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'WebSocket')
  const native: unknown = before?.value
  if (!before || before.configurable === false || typeof native !== 'function') return () => undefined
  const life = new AbortController()
  const { signal } = life

  function hear(socket: WebSocket): void {
    const at = performance.now()
    let openedAt: number | undefined
    const say = (method: string, status: number, since: number) => {
      const durationMs = Math.round(performance.now() - since)
      tell({ kind: 'request', type: 'socket', method, url: socket.url, status, durationMs, trace: '' })
    }
    const listen = (name: string, handle: (event: Event) => void) =>
      EventTarget.prototype.addEventListener.call(socket, name, handle, { signal, once: true })
    listen('open', () => {
      openedAt = performance.now()
      say('OPEN', SWITCHED, at)
    })
    listen('close', (event) => {
      if (openedAt === undefined) say('OPEN', 0, at)
      else say('CLOSE', (event as CloseEvent).code, openedAt)
    })
  }

  const cover: object = new Proxy(native, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget === cover ? target : newTarget) as object
      if (!signal.aborted && made instanceof EventTarget) hear(made as WebSocket)
      return made
    },
  })
  const prototype = native.prototype as object
  const named = Object.getOwnPropertyDescriptor(prototype, 'constructor')
  Object.defineProperty(globalThis, 'WebSocket', { ...before, value: cover })
  if (named?.value === native) Object.defineProperty(prototype, 'constructor', { ...named, value: cover })
  return () => {
    life.abort()
    if (globalThis.WebSocket === cover) Object.defineProperty(globalThis, 'WebSocket', before)
    if (named && Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value === cover)
      Object.defineProperty(prototype, 'constructor', named)
  }
}
