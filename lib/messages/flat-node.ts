/** rrweb's numbers of node types (`NodeType`). */
const DOCUMENT = 0
const DOCTYPE = 1
const ELEMENT = 2
const LAST_TYPE = 5

/** Below the bits, in the number that each node begins with: its type. */
const TYPE = 7
const IS_SHADOW = 8
const IS_SVG = 16
const IS_CUSTOM = 32
const IS_SHADOW_HOST = 64
const HAS_ROOT = 128
/** Its `rootId` follows; without it, it has that of the node before. */
const OTHER_ROOT = 256
const HAS_COMPAT = 512
/** Which verdict it has is what is left, from 1 on; 0 for none. */
const VERDICT = 1_024
const VERDICTS: readonly unknown[] = ['s', 't', 'm', 'i', 'b']

/** Deeper than any parser goes (512); who reads on recurses. */
const MAX_DEPTH = 768

/** How many more nodes may be made of what came: a few characters are enough for one, which takes many times as much. */
export interface Room {
  nodes: number
}

export interface FlatNode {
  type: number
  id: number
  [field: string]: unknown
}

/** What is said once for nodes that come after one another. */
interface Before {
  id: number
  rootId: unknown
}

export interface NodeWriter {
  readonly flat: unknown[]
  /** `false` for one with something in it that is not known here; what was written until then is of no use. */
  write(node: FlatNode): boolean
}

/**
 * Serialized nodes as one array of numbers and strings, a third of the characters of their JSON: a number that holds the
 * type and all that is yes or no, how far the id is from the one before, then what the type has. Elements and documents
 * end with the number of children that follow.
 */
export function createNodeWriter(): NodeWriter {
  const flat: unknown[] = []
  const before: Before = { id: 0, rootId: undefined }

  function write(node: FlatNode): boolean {
    const { type, id, v, rootId, isShadow, isSVG, isCustom, isShadowHost } = node
    let code = type
    // How many fields are in the code: if there are more, something else is in the node.
    let fields = 2
    if (isShadow === true) {
      code |= IS_SHADOW
      fields += 1
    }
    if (isSVG === true) {
      code |= IS_SVG
      fields += 1
    }
    if (isCustom === true) {
      code |= IS_CUSTOM
      fields += 1
    }
    if (isShadowHost === true) {
      code |= IS_SHADOW_HOST
      fields += 1
    }
    if (v !== undefined) {
      const place = VERDICTS.indexOf(v)
      if (place < 0) return false
      code += (place + 1) * VERDICT
      fields += 1
    }
    if (rootId !== undefined) {
      code |= rootId === before.rootId ? HAS_ROOT : HAS_ROOT | OTHER_ROOT
      fields += 1
    }
    if (type === DOCUMENT && node['compatMode'] !== undefined) {
      code |= HAS_COMPAT
      fields += 1
    }
    flat.push(code, id - before.id)
    before.id = id
    if (code & OTHER_ROOT) flat.push((before.rootId = rootId))
    return writeFields(node, fields)
  }

  function writeFields(node: FlatNode, fields: number): boolean {
    const { type } = node
    if (type === DOCTYPE) {
      flat.push(node['name'], node['publicId'], node['systemId'])
      return hasFields(node, fields + 3)
    }
    if (type > ELEMENT) {
      const { textContent } = node
      flat.push(textContent)
      return type <= LAST_TYPE && textContent !== undefined && hasFields(node, fields + 1)
    }
    if (type === ELEMENT) {
      const attributes = node['attributes'] as Record<string, unknown>
      const names = Object.keys(attributes)
      flat.push(node['tagName'], names.length)
      for (const name of names) {
        const value = attributes[name]
        if (value === undefined) return false
        flat.push(name, value)
      }
    } else if (node['compatMode'] !== undefined) flat.push(node['compatMode'])
    const children = node['childNodes'] as FlatNode[]
    flat.push(children.length)
    return hasFields(node, fields + (type === ELEMENT ? 3 : 1)) && children.every(write)
  }
  return { flat, write }
}

/** Nothing else is in it, and nothing that JSON would leave out. */
function hasFields(node: FlatNode, count: number): boolean {
  return Object.keys(node).length === count
}

export class NotFlat extends Error {
  override name = 'NotFlat'
}

/** The way back, of what may be anything: throws `NotFlat` for what no writer has written. */
export function createNodeReader(flat: readonly unknown[], room: Room) {
  let at = 0
  const before: Before = { id: 0, rootId: undefined }

  function take(): unknown {
    if (at >= flat.length) throw new NotFlat('it ends too early')
    return flat[at++]
  }
  function takeNumber(): number {
    const value = take()
    if (!Number.isSafeInteger(value)) throw new NotFlat(`no number at ${at - 1}`)
    return value as number
  }
  /** Of what takes at least one place each. */
  function takeCount(): number {
    const count = takeNumber()
    if (count < 0 || count > flat.length - at) throw new NotFlat('it says that there is more than there is')
    return count
  }

  function read(depth = 0): FlatNode {
    if (depth > MAX_DEPTH) throw new NotFlat('it is too deep')
    room.nodes -= 1
    if (room.nodes < 0) throw new NotFlat('it is too much')
    const code = takeNumber()
    const type = code & TYPE
    if (code < 0 || type > LAST_TYPE || code >= (VERDICTS.length + 1) * VERDICT) throw new NotFlat('no such node')
    const node: FlatNode = { type, id: (before.id += takeNumber()) }
    if (code & OTHER_ROOT) before.rootId = takeNumber()
    if (code & HAS_ROOT) node['rootId'] = before.rootId
    readFields(node, code)
    if (type === ELEMENT || type === DOCUMENT) {
      const children: FlatNode[] = []
      for (let left = takeCount(); left > 0; left -= 1) children.push(read(depth + 1))
      node['childNodes'] = children
    }
    if (code & IS_SHADOW) node['isShadow'] = true
    if (code & IS_SVG) node['isSVG'] = true
    if (code & IS_CUSTOM) node['isCustom'] = true
    if (code & IS_SHADOW_HOST) node['isShadowHost'] = true
    const verdict = Math.floor(code / VERDICT)
    if (verdict > 0) node['v'] = VERDICTS[verdict - 1]
    return node
  }

  function readFields(node: FlatNode, code: number): void {
    const { type } = node
    if (type === DOCTYPE) for (const name of ['name', 'publicId', 'systemId']) node[name] = take()
    else if (type > ELEMENT) node['textContent'] = take()
    else if (type === ELEMENT) {
      node['tagName'] = take()
      node['attributes'] = readAttributes()
    } else if (code & HAS_COMPAT) node['compatMode'] = take()
  }

  /** Without a call for each: an attribute may be called `__proto__`. */
  function readAttributes(): Record<string, unknown> {
    const entries: [string, unknown][] = []
    for (let left = takeCount(); left > 0; left -= 1) entries.push([String(take()), take()])
    return Object.fromEntries(entries)
  }

  return { read, takeNumber, isAtEnd: () => at === flat.length }
}
