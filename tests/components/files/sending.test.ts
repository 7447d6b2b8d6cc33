import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { describeSendProblem } from '@/components/files/describe-send-problem'
import { DestinationModel } from '@/components/files/destination-model'
import { ExportModel } from '@/components/files/export-model'
import type { FilesClient } from '@/components/files/files-client'
import type { QueryState } from '@/components/parts/query-state'
import { ToastsModel } from '@/components/parts/toasts-model'
import { createFiles } from '@/lib/files/create-files'
import type { ShareSettings } from '@/lib/model/share'
import { Database } from '@/lib/store/database'

import { startPlainEndpoint, type PlainEndpoint } from '../../fixtures/plain-endpoint'
import { SMALL, storeSession } from '../../fixtures/stored-session'

let endpoint: PlainEndpoint
beforeEach(async () => {
  endpoint = await startPlainEndpoint()
  vi.stubGlobal('navigator', { onLine: true })
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await endpoint.close()
})

/** The models on the real worker's code, in this thread; a browser that answers what the person does. */
async function open(settings: Partial<ShareSettings> = {}) {
  const database = new Database(`afterimage-${crypto.randomUUID()}`)
  await storeSession(database, SMALL)
  const real = createFiles(database)
  const files: FilesClient = {
    listFormats: async () => real.listFormats(),
    describe: (ids) => real.describe(ids),
    export: (wish, sink, tell) => real.export(wish, sink, tell),
    send: (wish, to, tell) => real.send(wish, to, tell),
    importLink: (link, options, tell) => real.importLink(link, options, tell),
    import: (file, options, tell) => real.import(file, options, tell),
    stop: () => real.stop(),
  }
  const person = { says: true, asked: [] as string[][], granted: new Set<string>() }
  const permissions = {
    contains: async ({ origins = [] }: { origins?: string[] }) => origins.every((one) => person.granted.has(one)),
    async request({ origins = [] }: { origins?: string[] }) {
      person.asked.push(origins)
      if (person.says) for (const origin of origins) person.granted.add(origin)
      return person.says
    },
  }
  const held: QueryState<ShareSettings> = {
    state: 'ready',
    value: { endpoint: '', uploadSecret: '', isLocked: false, ...settings },
  }
  const destination = new DestinationModel({ settings: signal(held), permissions })
  const toasts = new ToastsModel()
  const exporting = new ExportModel({
    files,
    destination,
    toasts,
    dashboardUrl: 'chrome-extension://x/dashboard.html',
    writeClipboard: async () => undefined,
  })
  await exporting.open(['session-1'])
  destination.setAddress(`${endpoint.origin}/in`)
  return { exporting, destination, toasts, person }
}

it('a file is sent with the token, and said to be', async () => {
  const { exporting, destination, toasts, person } = await open()
  destination.setToken(' let-me-in ')
  await exporting.send()
  expect(endpoint.received[0]!.headers.authorization).toBe('Bearer let-me-in')
  expect(exporting.state.value.step).toBe('closed')
  expect(toasts.toasts.value[0]!.text).toBe(`Sent. ${new URL(endpoint.origin).host} took it.`)
  expect(person.asked).toEqual([])
})

it('where nobody answers and there is no access, it is asked for by the next click, and the file goes', async () => {
  const { exporting, destination, person } = await open()
  const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await exporting.send()
  const { host } = new URL(endpoint.origin)
  expect(exporting.state.value).toMatchObject({ step: 'choosing', problem: expect.stringContaining(host) })
  expect([destination.closedHost.value, person.asked]).toEqual([host, []])
  person.says = false
  await exporting.send()
  expect([exporting.state.value.step, endpoint.received]).toEqual(['choosing', []])
  person.says = true
  await exporting.send()
  expect(person.asked).toEqual([['http://localhost/*'], ['http://localhost/*']])
  expect([exporting.state.value.step, endpoint.received.length]).toEqual(['closed', 1])
  fetching.mockRestore()
})

it('with access, or offline, nobody is asked for more', async () => {
  const { exporting, destination, person } = await open()
  await endpoint.close()
  person.granted.add('http://localhost/*')
  await exporting.send()
  expect(exporting.state.value).toMatchObject({ problem: expect.stringMatching(/cannot be reached/) })
  person.granted.clear()
  vi.stubGlobal('navigator', { onLine: false })
  await exporting.send()
  expect([destination.closedHost.value, person.asked]).toEqual(['', []])
  endpoint = await startPlainEndpoint()
})

it('an address that a policy does not allow is told at its field, and nothing is sent', async () => {
  const { exporting, destination } = await open({ endpoint: 'https://team.test', isLocked: true })
  await exporting.send()
  expect(destination.onlyServer.value).toBe('https://team.test')
  expect(destination.problem.value).toBe('Your team shares to https://team.test only.')
  expect([exporting.state.value.step, endpoint.received]).toEqual(['choosing', []])
  destination.setAddress('')
  expect(destination.problem.value).toBeNull()
})

it('every status says what one can do', () => {
  const say = (status: number) => describeSendProblem({ ok: false, reason: 'refused', status })
  expect(say(401)).toMatch(/token is wrong or missing/)
  expect(say(403)).toMatch(/token is wrong or missing/)
  expect(say(405)).toMatch(/has to answer PUT/)
  expect(say(413)).toMatch(/larger than the endpoint takes/)
  expect(say(503)).toMatch(/Try again later/)
  expect(say(409)).toBe('The endpoint refused the file (409).')
})
