import type {
  ConsolePayload,
  CustomPayload,
  DialogPayload,
  ErrorPayload,
  IdentifyPayload,
  Properties,
  ReactionPayload,
  RequestPayload,
  ResourcesPayload,
} from '@/lib/model/payload'

import { watchAnalytics } from './analytics/watch-analytics'
import { createCookieMask } from './mask-cookies'
import { maskRequest } from './mask-request'
import { watchDialogs } from './watch-dialogs'
import { watchConsole } from './watch-console'
import { watchErrors } from './watch-errors'
import { watchReactions } from './watch-reactions'
import { watchRequests } from './watch-requests'
import type { SaidScope, Watcher } from './watcher'

type Said =
  | ConsolePayload
  | DialogPayload
  | ErrorPayload
  | RequestPayload
  | ReactionPayload
  | ResourcesPayload
  | CustomPayload
  | IdentifyPayload

/**
 * What the page says of itself, from now on until it is stopped. What is told without an instant is of now.
 */
export function watchSaid(say: (payload: Said, at?: number) => void, scope: SaidScope): Watcher & { look(): void } {
  const maskCookies = createCookieMask()
  const sayLine = ({ stack, ...line }: ConsolePayload) =>
    say({ ...line, text: maskCookies(line.text), ...(stack !== undefined && { stack: maskCookies(stack) }) })
  const sayLeft = (what: string) => (count: number) =>
    say({ kind: 'console', level: 'info', text: `${count} more ${what} in this second`, count: 1 })
  const sayError = (error: ErrorPayload) =>
    say({ ...error, text: maskCookies(error.text), stack: maskCookies(error.stack) })
  const maskProperties = (properties: Properties): Properties =>
    Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, typeof value === 'string' ? maskCookies(value) : value]),
    )
  const analytics = watchAnalytics(
    (payload) => say({ ...payload, properties: maskProperties(payload.properties) }),
    sayLeft('events'),
    scope.from <= 0,
  )
  const watchers = [
    analytics,
    watchErrors(sayError, sayLeft('errors')),
    watchConsole(sayLine, sayLeft('lines')),
    watchRequests((payload, at) => say(maskRequest(payload, maskCookies), at), sayLeft('requests'), scope),
    watchReactions(say),
    watchDialogs((dialog) => say({ ...dialog, text: maskCookies(dialog.text) })),
  ]
  return {
    look: analytics.look,
    flush() {
      for (const watcher of watchers) watcher.flush()
    },
    stop() {
      for (const watcher of watchers) watcher.stop()
    },
  }
}
