import { createServer as createHttpServer } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'

import { getRequestListener } from '@hono/node-server'

import { describeOptions, readConfig, type Config } from './config.ts'
import { createServer, type ShareServer } from './create-server.ts'
import { createFileStorage } from './file-storage.ts'
import { CONNECTIONS_CHECK_MS, HEADERS_MS, KEEP_ALIVE_MS, STOP_MS } from './limits.ts'
import { createLog, type Log } from './log.ts'
import { checkS3, createS3Storage } from './s3-storage.ts'
import { readSecrets } from './secrets.ts'
import type { Storage } from './storage.ts'

/** The door: flags and environment in, a listening server out; the first line that is written says where. */
if (process.argv.includes('--help')) {
  console.log(describeOptions())
  process.exit(0)
}
const read = readConfig(process.argv.slice(2), process.env)
if (!read.ok) {
  console.error([...read.problems, '', describeOptions()].join('\n'))
  process.exit(2)
}
await run(read.config)

async function run(config: Config): Promise<void> {
  const log = createLog((line) => console.log(line), Date.now)
  const storage = await openStorage(config)
  const secrets = await readSecrets(storage, config.UPLOAD_SECRET)
  const spool = join(config.DATA, 'spool')
  const server = createServer({ storage, spool, config, secrets, now: Date.now, log })
  await server.measure()

  const listen = getRequestListener(
    (request, { incoming }) => server.handle(request, readAddress(incoming as never, config.TRUST_PROXY)),
    // Nobody else reads these.
    { overrideGlobalObjects: false },
  )
  const http = createHttpServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: (config.PART_SECONDS + 30) * 1_000,
      connectionsCheckingInterval: CONNECTIONS_CHECK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    listen,
  )
  await new Promise<void>((resolve) => http.listen(config.PORT, config.HOST, resolve))
  const { port } = http.address() as { port: number }
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST
  log('info', 'listening', { url: `http://${host}:${port}`, store: config.S3_ENDPOINT ? 's3' : 'files' })
  // Not a line of the log, which is kept.
  if (secrets.newUploadSecret) console.log(`Upload secret, told this once: ${secrets.newUploadSecret}`)

  const timer = setInterval(() => void keepHouse(server, log), config.SWEEP_MINUTES * 60_000)
  void keepHouse(server, log)
  const stop = () => {
    clearInterval(timer)
    log('info', 'stopping')
    http.close(() => process.exit(0))
    http.closeIdleConnections()
    setTimeout(() => process.exit(0), STOP_MS).unref()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

async function openStorage(config: Config): Promise<Storage> {
  if (!config.S3_ENDPOINT) return createFileStorage(config.DATA)
  const storage = createS3Storage({
    endpoint: config.S3_ENDPOINT,
    region: config.S3_REGION,
    accessKeyId: config.S3_ACCESS_KEY_ID,
    secretAccessKey: config.S3_SECRET_ACCESS_KEY,
  })
  await checkS3(storage)
  return storage
}

/** What fails is tried again next time. */
async function keepHouse(server: ShareServer, log: Log): Promise<void> {
  try {
    const buried = await server.sweep()
    await server.measure()
    log('info', 'swept', { buried })
  } catch (error) {
    log('error', 'sweep failed', { message: (error as Error).message })
  }
}

function readAddress(incoming: { socket: Socket; headers: Record<string, string | undefined> }, isBehind: boolean) {
  const forwarded = isBehind ? incoming.headers['x-forwarded-for']?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? incoming.socket.remoteAddress ?? ''
}
