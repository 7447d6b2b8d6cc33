import { DIALOGS, type DialogPayload } from '@/lib/model/payload'

import { describeValue } from './describe-value'
import { hookMethod } from './hook-method'
import type { Watcher } from './watcher'

/** Questions the browser asks for the page, and how they were answered; not what was typed into them. */
export function watchDialogs(say: (payload: DialogPayload) => void): Watcher {
  let isStopped = false
  const restore = DIALOGS.map((dialog) =>
    hookMethod(globalThis, dialog, (call, [text]) => {
      const answer = call()
      const isAccepted = dialog === 'alert' || (answer !== false && answer !== null)
      if (!isStopped) say({ kind: 'dialog', dialog, text: text === undefined ? '' : describeValue(text), isAccepted })
      return answer
    }),
  )
  return {
    flush: () => undefined,
    stop() {
      isStopped = true
      for (const undo of restore) undo()
    },
  }
}
