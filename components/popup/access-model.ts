import { createModel, effect, signal, type ReadonlySignal } from '@preact/signals'
import type { Browser } from 'wxt/browser'

import { ALL_SITES, decideOrigins, readHost } from './decide-origins'

/** What may be recorded of the page in the tab: nothing, its site, or every site. */
export type Access = 'unknown' | 'none' | 'site' | 'all'

export type PermissionsApi = Pick<typeof Browser.permissions, 'contains' | 'request' | 'onAdded' | 'onRemoved'>

/** The host permission for the page at `url`. Known before the click: a request is valid only inside the click itself. */
export const AccessModel = createModel((permissions: PermissionsApi, url: ReadonlySignal<string | undefined>) => {
  const access = signal<Access>('unknown')
  let latestCheck = 0

  const check = async (checkedUrl: string | undefined) => {
    latestCheck += 1
    const turn = latestCheck
    const isAll = await permissions.contains({ origins: ALL_SITES })
    const isSite =
      isAll ||
      (readHost(checkedUrl) !== undefined &&
        (await permissions.contains({ origins: decideOrigins('site', checkedUrl) })))
    // An answer about a page that was left meanwhile says nothing.
    if (turn === latestCheck) access.value = isAll ? 'all' : isSite ? 'site' : 'none'
  }

  effect(() => void check(url.value))
  effect(() => {
    const recheck = () => void check(url.peek())
    permissions.onAdded.addListener(recheck)
    permissions.onRemoved.addListener(recheck)
    return () => {
      permissions.onAdded.removeListener(recheck)
      permissions.onRemoved.removeListener(recheck)
    }
  })

  /** Call it straight from a click. The browser's prompt may close the popup; the background then goes on. */
  const request = async (origins: string[]) => {
    const isGranted = await permissions.request({ origins })
    await check(url.peek())
    return isGranted
  }
  return { access, request }
})

export type SiteAccess = InstanceType<typeof AccessModel>
