import { execFile, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { S3Access } from '@/server/s3-storage'

const run = promisify(execFile)

export interface Ceph {
  access: Omit<S3Access, 'endpoint'> & { endpoint: string }
  stop(): Promise<void>
}

/** Whether Debian's packages of it are here: ceph-mon ceph-osd ceph-mgr radosgw ceph-common. */
export function hasCeph(): boolean {
  return ['ceph-mon', 'ceph-osd', 'ceph-mgr', 'radosgw'].every((name) => spawnSync('which', [name]).status === 0)
}

/**
 * A real distributed object store on loopback: one monitor, one store in memory, the S3 gateway, everything below a
 * temporary folder. It is up in a quarter of a minute.
 */
export async function startCeph(): Promise<Ceph> {
  const folder = await mkdtemp(join(tmpdir(), 'ceph-'))
  const at = (name: string) => join(folder, name)
  for (const name of ['mon', 'mgr', 'osd', 'log', 'run']) await mkdir(at(name))
  const [mon, gateway] = [await freePort(), await freePort()]
  const conf = at('ceph.conf')
  const fsid = randomUUID()
  await writeFile(conf, writeConf(folder, fsid, mon, gateway))
  const ceph = (name: string, ...args: string[]) => run(name, ['-c', conf, ...args])
  const keyring = at('keyring')
  const addKey = (name: string, ...caps: string[]) =>
    run('ceph-authtool', [keyring, '--gen-key', '-n', name, ...caps.flatMap((cap) => ['--cap', ...cap.split(' = ')])])

  await run('ceph-authtool', ['--create-keyring', keyring, '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *'])
  await addKey('client.admin', 'mon = allow *', 'osd = allow *', 'mgr = allow *', 'mds = allow *')
  await addKey('mgr.x', 'mon = allow profile mgr', 'osd = allow *', 'mds = allow *')
  await addKey('client.rgw', 'mon = allow *', 'osd = allow *', 'mgr = allow *')
  const monmap = at('monmap')
  await run('monmaptool', ['--create', '--fsid', fsid, '--addv', 'a', `[v2:127.0.0.1:${mon}]`, monmap])
  await ceph('ceph-mon', '--mkfs', '-i', 'a', '--monmap', monmap, '--keyring', keyring)
  await ceph('ceph-mon', '-i', 'a')
  await ceph('ceph-mgr', '-i', 'x')
  const { stdout: secret } = await run('ceph-authtool', ['--gen-print-key'])
  const uuid = randomUUID()
  await writeFile(at('osd.json'), JSON.stringify({ cephx_secret: secret.trim() }))
  const { stdout: osd } = await ceph('ceph', 'osd', 'new', uuid, '-i', at('osd.json'))
  const id = osd.trim()
  const caps = ['--cap', 'mon', 'allow profile osd', '--cap', 'osd', 'allow *', '--cap', 'mgr', 'allow profile osd']
  await run('ceph-authtool', [keyring, '-n', `osd.${id}`, '--add-key', secret.trim(), ...caps])
  await ceph('ceph-osd', '-i', id, '--mkfs', '--osd-uuid', uuid)
  await ceph('ceph-osd', '-i', id)
  await ceph('radosgw', '-n', 'client.rgw')
  const keys = ['--access-key=AKTEST', '--secret-key=SKTEST']
  await ceph('radosgw-admin', 'user', 'create', '--uid=t', '--display-name=t', ...keys)
  await waitForPort(gateway)
  return {
    access: {
      endpoint: `http://127.0.0.1:${gateway}/shares`,
      region: 'default',
      accessKeyId: 'AKTEST',
      secretAccessKey: 'SKTEST',
    },
    async stop() {
      for (const name of ['client.rgw', `osd.${id}`, 'mgr.x', 'mon.a']) {
        const pid = await readFile(at(`run/${name}.pid`), 'utf8').catch(() => '')
        if (pid) process.kill(Number(pid), 'SIGKILL')
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function writeConf(folder: string, fsid: string, mon: number, gateway: number): string {
  return `[global]
fsid = ${fsid}
mon host = [v2:127.0.0.1:${mon}]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
mon allow pool size one = true
mon warn on pool no redundancy = false
osd crush chooseleaf type = 0
keyring = ${folder}/keyring
run dir = ${folder}/run
admin socket = ${folder}/run/$name.$pid.asok
log file = ${folder}/log/$name.log
pid file = ${folder}/run/$name.pid
mon data = ${folder}/mon
mgr data = ${folder}/mgr
osd data = ${folder}/osd
crash dir = ${folder}/log
osd objectstore = memstore
memstore device bytes = 2147483648
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${gateway}
rgw dns name = localhost
rgw data = ${folder}/run
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function waitForPort(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const isUp = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the S3 gateway did not come up')
}
