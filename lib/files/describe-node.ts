import { tagOf, walkNodes, type TreeNode } from '@/lib/replay/state/tree'

/** What stands in a row of an event of its element. */
export interface NodeWords {
  nodeId: number
  role: string
  label: string
  selector: string
}

const MAX_LABEL_CHARACTERS = 100
/** Nodes that are looked through for the text of one. */
const MAX_LOOKED_AT = 500
const MAX_STEPS = 5

const ROLES: Readonly<Record<string, string>> = {
  button: 'button',
  select: 'combobox',
  textarea: 'textbox',
  summary: 'button',
  option: 'option',
  img: 'img',
  form: 'form',
}
const INPUT_ROLES: Readonly<Record<string, string>> = {
  button: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  number: 'spinbutton',
  search: 'searchbox',
}
const FIELDS: ReadonlySet<string> = new Set(['input', 'textarea', 'select'])
const ACTIVE: ReadonlySet<string> = new Set(['a', 'button', 'summary', 'option', 'label', ...FIELDS])

/** A recorded element as an event names it. Nothing in a label was typed: values of fields are not looked at. */
export function describeNode(node: TreeNode): NodeWords {
  const target = findActive(node)
  return { nodeId: target.id, role: readRole(target), label: readLabel(target), selector: writeSelector(target) }
}

/** What one meant to press is what reacts to it. */
function findActive(node: TreeNode): TreeNode {
  let step = 0
  for (let at: TreeNode | undefined = node; at && step < MAX_STEPS; at = at.parent, step += 1) {
    if (ACTIVE.has(tagOf(at)) || read(at, 'role') !== '') return at
  }
  return tagOf(node) === '' && node.parent ? node.parent : node
}

function read({ meta }: TreeNode, name: string): string {
  const value = meta.attributes?.[name]
  return typeof value === 'string' ? value.trim() : ''
}

function readRole(node: TreeNode): string {
  const explicit = read(node, 'role').split(/\s+/)[0]
  if (explicit) return explicit.slice(0, MAX_LABEL_CHARACTERS)
  const tag = tagOf(node)
  if (tag === 'a') return read(node, 'href') === '' ? '' : 'link'
  if (tag === 'input') return INPUT_ROLES[read(node, 'type').toLowerCase()] ?? 'textbox'
  return ROLES[tag] ?? ''
}

function readLabel(node: TreeNode): string {
  const isField = FIELDS.has(tagOf(node))
  const isButton = isField && readRole(node) === 'button'
  const given = ['aria-label', 'alt', 'title', 'placeholder', ...(isButton ? ['value'] : [])]
    .map((name) => read(node, name))
    .find((text) => text !== '')
  const text = given ?? (isField ? read(node, 'name') : readText(node))
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_LABEL_CHARACTERS)
}

function readText(top: TreeNode): string {
  let text = ''
  let count = 0
  for (const node of walkNodes(top)) {
    count += 1
    if (count > MAX_LOOKED_AT || text.length > MAX_LABEL_CHARACTERS) break
    const { textContent } = node.meta
    const parent = node.parent ? tagOf(node.parent) : ''
    if (typeof textContent === 'string' && parent !== 'style' && parent !== 'script' && !FIELDS.has(parent)) {
      text += ` ${textContent.trim()}`
    }
  }
  return text
}

const PLAIN_ID = /^[A-Za-z][\w-]*$/

/** Enough to tell it from its neighbours; it need not be the only one. */
function writeSelector(node: TreeNode): string {
  const parts: string[] = []
  for (let at: TreeNode | undefined = node; at && parts.length < MAX_STEPS; at = at.parent) {
    const tag = tagOf(at)
    if (tag === '') continue
    const id = read(at, 'id')
    if (PLAIN_ID.test(id)) return [`#${id}`, ...parts].join(' > ')
    parts.unshift(/^[a-z][\w-]*$/.test(tag) ? `${tag}${placeOf(at, tag)}` : '*')
  }
  return parts.join(' > ')
}

function placeOf(node: TreeNode, tag: string): string {
  let place = 1
  let looked = 0
  for (let before = node.previous; before && looked < MAX_LOOKED_AT; before = before.previous, looked += 1) {
    if (tagOf(before) === tag) place += 1
  }
  return place > 1 ? `:nth-of-type(${place})` : ''
}
