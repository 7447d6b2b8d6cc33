/** One object as it is listed; `bytes` of what was put. */
export interface StoredObject {
  key: string
  bytes: number
}

/** A file that holds what is to be put; the store takes it over or leaves it, the caller removes it. */
export interface Spooled {
  path: string
  bytes: number
}

/**
 * Where everything is kept, on a disk or in a bucket: five verbs and nothing shared but what they put. Keys are lower
 * case letters, digits, `-`, `_` and `/`, plus the letters of ids. A put is on disk, or with the bucket, when it answers.
 */
export interface Storage {
  /** Puts it if the key is free. Of two at the same time exactly one gets `true`. */
  create(key: string, body: Uint8Array | Spooled): Promise<boolean>
  /** Puts it, whatever was there. */
  replace(key: string, body: Uint8Array): Promise<void>
  /** `undefined` when it is not there. */
  read(key: string): Promise<{ bytes: number; body: ReadableStream<Uint8Array> } | undefined>
  /** All whose key begins so, in the order of keys. `prefix` ends with a slash. */
  list(prefix: string): AsyncIterable<StoredObject>
  /** Not being there is no error. */
  remove(key: string): Promise<void>
}

export async function readJson<Shape>(storage: Storage, key: string): Promise<Shape | undefined> {
  const found = await storage.read(key)
  return found && ((await new Response(found.body).json()) as Shape)
}

export function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

export async function listKeys(storage: Storage, prefix: string): Promise<StoredObject[]> {
  return Array.fromAsync(storage.list(prefix))
}
