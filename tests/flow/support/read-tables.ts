import type { Scene } from './scene'

/** All that is stored, by table. */
export async function readTables({ store }: Scene): Promise<Record<string, unknown[]>> {
  const rows = await Promise.all(store.tables.map(async (table) => [table.name, await table.toArray()] as const))
  return Object.fromEntries(rows)
}

/** Everything stored that is text, chunks unpacked by the caller, as one text to search in. */
export async function readText(scene: Scene, isOf: (row: Record<string, unknown>) => boolean): Promise<string> {
  const tables = await readTables(scene)
  const rows = Object.entries(tables).flatMap(([name, all]) =>
    (all as Record<string, unknown>[]).filter(isOf).map(({ body: _body, ...row }) => ({ table: name, ...row })),
  )
  return JSON.stringify(rows)
}
