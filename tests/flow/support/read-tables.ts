import type { Codec } from '@/lib/model/chunk'
import { unpackText } from '@/lib/store/pack'

import type { Scene } from './scene'

type Row = Record<string, unknown>

/** All that is stored, by table. */
export async function readTables({ store }: Scene): Promise<Record<string, Row[]>> {
  const rows = await Promise.all(
    store.tables.map(async (table) => [table.name, (await table.toArray()) as Row[]] as const),
  )
  return Object.fromEntries(rows)
}

/** Every row of these tables (all when none is named) as one text to search in, the bodies of chunks unpacked. */
export async function readText(scene: Scene, isOf: (row: Row, table: string) => boolean = () => true): Promise<string> {
  const tables = Object.entries(await readTables(scene))
  const texts = tables.flatMap(([table, rows]) =>
    rows
      .filter((row) => isOf(row, table))
      .map(async ({ body, ...row }) => {
        const text = table === 'chunks' ? await unpackText(row['codec'] as Codec, body as Uint8Array<ArrayBuffer>) : ''
        return `${table} ${JSON.stringify(row)} ${text}`
      }),
  )
  return (await Promise.all(texts)).join('\n')
}
