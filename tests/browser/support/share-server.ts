import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

export interface RunningServer {
  origin: string
  uploadSecret: string
  folder: string
  /** All it has written. */
  log(): string
  /** Paths of what lies in the store. */
  readNames(): Promise<string[]>
  /** What lies in the store, by its path below the folder. */
  readStore(): Promise<Map<string, Buffer>>
  /** The most memory it ever had, bytes. */
  readPeakBytes(): Promise<number>
  /** Asks it to stop; answers its exit code. */
  stop(): Promise<number | null>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
  /** Up again at the same address. */
  start(): Promise<void>
  close(): Promise<void>
}

/** The real server as a process of its own on loopback, on files below a temporary folder. */
export async function startShareServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'shares-'))
  let running: ChildProcess | undefined
  let said = ''
  const server = {
    origin: '',
    uploadSecret: '',
    folder,
    log: () => said,
    async readNames() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile())
      return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    },
    async readStore() {
      const names = await server.readNames()
      return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)))
    },
    async readPeakBytes() {
      const status = await readFile(`/proc/${running!.pid}/status`, 'utf8')
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) * 1_024
    },
    async stop() {
      const ended = new Promise<number | null>((resolve) => running!.once('exit', resolve))
      running!.kill('SIGTERM')
      return ended
    },
    async kill() {
      if (!running || running.signalCode !== null || running.exitCode !== null) return
      const ended = new Promise((resolve) => running!.once('exit', resolve))
      running.kill('SIGKILL')
      await ended
    },
    async start() {
      const port = server.origin ? new URL(server.origin).port : '0'
      running = spawn(process.execPath, ['server/main.ts'], {
        cwd: ROOT,
        env: { ...process.env, ...environment, SHARE_DATA: folder, SHARE_PORT: port },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const from = said.length
      await new Promise<void>((resolve, reject) => {
        running!.once('exit', (code) => reject(new Error(`the share server ended with ${code}: ${said}`)))
        running!.stdout!.on('data', (data: Buffer) => {
          said += data.toString()
          if (said.slice(from).includes('"swept"')) resolve()
        })
      })
      server.origin = (/"url":"([^"]+)"/.exec(said.slice(from))?.[1] ?? '').replace('127.0.0.1', 'localhost')
      server.uploadSecret ||= /told this once: (\S+)/.exec(said)?.[1] ?? ''
    },
    async close() {
      await server.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
  await server.start()
  return server
}
