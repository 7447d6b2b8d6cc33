import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'
import type { Browser } from 'wxt/browser'

import { readValue, type QueryState } from '@/components/parts/query-state'
import type { Destination } from '@/lib/files/send-file'
import type { ShareSettings } from '@/lib/model/share'
import { checkPlainEndpoint } from '@/lib/sharing/check-plain-endpoint'
import { hasEndpointAccess, originsOfEndpoint } from '@/lib/sharing/endpoint-access'

import type { SendRefusal } from './describe-send-problem'

export interface DestinationGivens {
  settings: ReadonlySignal<QueryState<ShareSettings>>
  permissions: Pick<typeof Browser.permissions, 'contains' | 'request'>
}

/** An endpoint that takes a file as it is. Address and token are secrets, and go with the page: they are stored nowhere. */
export const DestinationModel = createModel(({ settings, permissions }: DestinationGivens) => {
  const isOpen = signal(false)
  const address = signal('')
  const token = signal('')
  const problem = signal<string | null>(null)
  /** The host that did not answer, and may without being asked for more than access to it; empty: none. */
  const closedHost = signal('')
  const policy = computed(() => readValue(settings.value))

  const set = (field: typeof address) => (value: string) => {
    field.value = value
    problem.value = null
    closedHost.value = ''
  }

  /** What was typed, once it can be sent to; where access is needed, it is asked for first. */
  const ready = async (): Promise<Destination | undefined> => {
    const held = policy.peek()
    if (!held) {
      problem.value = 'What your organisation allows cannot be read yet. Try again.'
      return undefined
    }
    const checked = checkPlainEndpoint(address.peek(), held)
    problem.value = checked.ok ? null : checked.reason
    if (!checked.ok) return undefined
    if (closedHost.peek() !== '') {
      if (!(await permissions.request({ origins: originsOfEndpoint(checked.address) }))) return undefined
      closedHost.value = ''
    }
    return { address: checked.address, token: token.peek().trim() }
  }

  /** Whether access would help; `undefined` where the refusal says it all. */
  const explain = async (refusal: SendRefusal, to: Destination): Promise<string | undefined> => {
    if (refusal.reason !== 'unreachable' || !navigator.onLine) return undefined
    if (await hasEndpointAccess(permissions, to.address)) return undefined
    closedHost.value = new URL(to.address).host
    return `Nobody answered. Either the endpoint cannot be reached, or it answers no extension without access to ${closedHost.value} (CORS). Allow that, and it is sent.`
  }

  return {
    isOpen,
    address,
    token,
    problem,
    closedHost,
    /** The only server a policy allows; empty: any. */
    onlyServer: computed(() => (policy.value?.isLocked ? policy.value.endpoint : '')),
    setAddress: set(address),
    setToken: set(token),
    toggle: () => void (isOpen.value = !isOpen.value),
    /** What was typed stays for the next time. */
    close: () => void (isOpen.value = false),
    ready,
    explain,
  }
})

export type SendState = InstanceType<typeof DestinationModel>
