import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'

import { AccessModel, type PermissionsApi } from '@/components/popup/access-model'
import { ALL_SITES } from '@/components/popup/decide-origins'

/** The browser's permissions, with the origins the person gave so far. */
function createPermissions(given: string[] = []) {
  const listeners = new Set<() => void>()
  const event = {
    addListener: (listener: () => void) => listeners.add(listener),
    removeListener: (listener: () => void) => listeners.delete(listener),
  }
  const covers = (origin: string) => given.includes(origin) || ALL_SITES.every((all) => given.includes(all))
  const add = (origins: string[]) => {
    given.push(...origins)
    listeners.forEach((listener) => listener())
  }
  const request = vi.fn<(asked: { origins: string[] }) => Promise<boolean>>(async ({ origins }) => {
    add(origins)
    return true
  })
  const contains = async ({ origins }: { origins: string[] }) => origins.every(covers)
  const api = { contains, request, onAdded: event, onRemoved: event } as unknown as PermissionsApi
  return { api, add, request, listeners }
}

const url = () => signal<string | undefined>('https://shop.example.test/cart')
const SITE = ['http://shop.example.test/*', 'https://shop.example.test/*']

test.each([
  [[], 'none'],
  [SITE, 'site'],
  [ALL_SITES, 'all'],
])('with %j the access is %s', async (given, access) => {
  const model = new AccessModel(createPermissions([...given]).api, url())
  expect(model.access.value).toBe('unknown')
  await vi.waitFor(() => expect(model.access.value).toBe(access))
})

test('another site in the tab is another access', async () => {
  const page = url()
  const model = new AccessModel(createPermissions([...SITE]).api, page)
  await vi.waitFor(() => expect(model.access.value).toBe('site'))
  page.value = 'https://login.example.test/'
  await vi.waitFor(() => expect(model.access.value).toBe('none'))
})

test('what is granted elsewhere is noticed, until the model is disposed', async () => {
  const { api, add, listeners } = createPermissions()
  const model = new AccessModel(api, url())
  await vi.waitFor(() => expect(model.access.value).toBe('none'))
  add(SITE)
  await vi.waitFor(() => expect(model.access.value).toBe('site'))
  model[Symbol.dispose]()
  expect(listeners.size).toBe(0)
})

test('a request is made in the same turn as the click', () => {
  const { api, request } = createPermissions()
  void new AccessModel(api, url()).request(SITE)
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins: SITE })
})
