import { isConnected } from '@/lib/masking/element-natives'

import { hookMethod } from '../hook-method'
import { noteRules, writeRule } from './read-css'
import { SOURCE, type Tools, type Listener } from './tools'
import { hookSetter } from '../hook-setter'

type Adopter = Document | ShadowRoot
type Reference = { id: number } | { styleId: number }

/** What scripts do to rules of style sheets, and which constructed sheets a document or a shadow root has adopted. */
export function hearRules(tools: Tools, flushChanges: () => void): Listener & { meet(adopter: Adopter): void } {
  const { ids } = tools
  let styleIds = new WeakMap<CSSStyleSheet, number>()
  let nextStyleId = 1
  const untold = new Set<Adopter>()
  let adopted = new WeakMap<Adopter, string>()

  /** Of a sheet that was told of. */
  function referTo(sheet: CSSStyleSheet | null | undefined): Reference | undefined {
    if (!sheet) return undefined
    if (sheet.ownerNode) {
      noteRules(sheet)
      const id = ids.name(sheet.ownerNode)
      return id === undefined ? undefined : { id }
    }
    const styleId = styleIds.get(sheet)
    return styleId === undefined ? undefined : { styleId }
  }
  function hook(
    owner: object,
    name: string,
    sheetOf: (self: unknown) => CSSStyleSheet | null | undefined,
    describe: (args: unknown[], self: unknown) => { source: number },
  ): () => void {
    return hookMethod(owner, name, (call, args, self) => {
      const reference = referTo(sheetOf(self))
      if (!reference) return call()
      // A text that changed before makes rules of its own; what changes with a rule is read before it.
      flushChanges()
      const told = describe(args, self)
      const given = call()
      tools.say({ ...reference, ...told })
      return given
    })
  }

  function hookSheets(prototype: CSSStyleSheet): (() => void)[] {
    const itself = (self: unknown) => self as CSSStyleSheet
    const source = SOURCE.rules
    return [
      hook(prototype, 'insertRule', itself, ([rule, index]) => ({ source, adds: [{ rule, index: toIndex(index) }] })),
      hook(prototype, 'deleteRule', itself, ([index]) => ({ source, removes: [{ index: toIndex(index) }] })),
      hook(prototype, 'removeRule', itself, ([index]) => ({ source, removes: [{ index: toIndex(index) }] })),
      hook(prototype, 'addRule', itself, ([selector, style, index], self) => {
        const at = index === undefined ? itself(self).cssRules.length : toIndex(index)
        return { source, adds: [{ rule: `${String(selector)} { ${String(style)} }`, index: at }] }
      }),
      hook(prototype, 'replace', itself, ([text]) => ({ source, replace: String(text) })),
      hook(prototype, 'replaceSync', itself, ([text]) => ({ source, replaceSync: String(text) })),
    ]
  }
  function hookGroups(prototype: CSSGroupingRule): (() => void)[] {
    const around = (self: unknown) => (self as CSSRule).parentStyleSheet
    const source = SOURCE.rules
    const placeOf = (self: unknown, index: unknown) => [...locate(self as CSSRule), toIndex(index)]
    return [
      hook(prototype, 'insertRule', around, ([rule, index], self) => ({
        source,
        adds: [{ rule, index: placeOf(self, index) }],
      })),
      hook(prototype, 'deleteRule', around, ([index], self) => ({
        source,
        removes: [{ index: placeOf(self, index) }],
      })),
    ]
  }
  function hookDeclarations(prototype: CSSStyleDeclaration): (() => void)[] {
    const around = (self: unknown) => (self as CSSStyleDeclaration).parentRule?.parentStyleSheet
    const source = SOURCE.declaration
    const placeOf = (self: unknown) => locate((self as CSSStyleDeclaration).parentRule!)
    return [
      hook(prototype, 'setProperty', around, ([property, value, priority], self) => ({
        source,
        set: { property, value, priority },
        index: placeOf(self),
      })),
      hook(prototype, 'removeProperty', around, ([property], self) => ({
        source,
        remove: { property },
        index: placeOf(self),
      })),
    ]
  }

  function tellAdopted(adopter: Adopter): void {
    const id = ids.of(adopter)
    // A sheet that is defined for nobody is lost; what hangs nowhere is told of when it is written down.
    if (id === undefined || !isConnected(adopter)) return
    const styles: { styleId: number; rules: { rule: string; index: number }[] }[] = []
    const told = Array.from(adopter.adoptedStyleSheets, (sheet) => {
      const known = styleIds.get(sheet)
      if (known !== undefined) return known
      const styleId = nextStyleId++
      styleIds.set(sheet, styleId)
      styles.push({ styleId, rules: describeRules(sheet) })
      return styleId
    })
    if ((adopted.get(adopter) ?? '') === told.join()) return
    adopted.set(adopter, told.join())
    tools.say({ source: SOURCE.adopted, id, styleIds: told, ...(styles.length > 0 && { styles }) })
  }
  /** One that is written down has adopted nothing in the replay. */
  const meet = (adopter: Adopter) => {
    adopted.delete(adopter)
    if (adopter.adoptedStyleSheets.length > 0) untold.add(adopter)
  }

  return {
    hook(view, signal) {
      const { CSSStyleSheet: sheet, CSSGroupingRule: group, CSSStyleDeclaration: declaration } = view
      const { Document: ofDocument, ShadowRoot: ofRoot } = view
      const undos = [
        ...hookSheets(sheet.prototype),
        ...hookGroups(group.prototype),
        ...hookDeclarations(declaration.prototype),
      ]
      signal.addEventListener('abort', () => undos.forEach((undo) => undo()))
      for (const { prototype } of [ofDocument, ofRoot])
        hookSetter(
          prototype,
          'adoptedStyleSheets',
          (adopter) => {
            untold.add(adopter as Adopter)
            tools.schedule()
          },
          signal,
        )
    },
    meet,
    tell() {
      // One may be pushed onto the list of the document, and nobody is told.
      if (adopted.has(document) || document.adoptedStyleSheets.length > 0) untold.add(document)
      for (const adopter of untold) tellAdopted(adopter)
      untold.clear()
    },
    tellAfterSnapshot() {
      styleIds = new WeakMap()
      adopted = new WeakMap()
    },
  }
}

function describeRules(sheet: CSSStyleSheet): { rule: string; index: number }[] {
  const base = sheet.href ?? document.baseURI
  return Array.from(sheet.cssRules, (rule, index) => ({ rule: writeRule(rule, base), index }))
}

/** Where a rule stands, from the sheet down. */
function locate(rule: CSSRule): number[] {
  const around = rule.parentRule as CSSGroupingRule | null
  const rules = (around ?? rule.parentStyleSheet)?.cssRules
  const index = rules ? Array.prototype.indexOf.call(rules, rule) : -1
  return around ? [...locate(around), index] : [index]
}

function toIndex(index: unknown): number {
  return Number(index) || 0
}
