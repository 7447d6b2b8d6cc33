import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createMasker } from '@/lib/masking/create-masker'
import { maskAttributes as maskAttributesBy } from '@/lib/masking/mask-attributes'
import { maskNode as maskNodeBy } from '@/lib/masking/mask-node'
import { DEFAULT_RULES } from '@/lib/model/rules'

import { buildDocument, buildElement, buildText, type Node } from '../../../fixtures/rrweb-events'
import { anyTree, SECRET, treeWithSecrets } from './trees'

const masker = createMasker(DEFAULT_RULES)
const maskNode = (tree: Node) => maskNodeBy(tree, masker)
const maskAttributes = (attributes: Record<string, unknown>, tag: string) =>
  maskAttributesBy(attributes, 'shown', masker, tag)

/** What masking must keep: ids, kinds of nodes, tag names, the order of children and which attributes there are. */
function readShape(node: Node): unknown {
  return {
    id: node.id,
    type: node.type,
    tagName: 'tagName' in node ? node.tagName : undefined,
    names: 'attributes' in node ? Object.keys(node.attributes) : undefined,
    children: 'childNodes' in node ? node.childNodes.map(readShape) : undefined,
  }
}

describe('maskNode', () => {
  it('keeps the structure of every tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(readShape(maskNode(tree))).toEqual(readShape(tree))
      }),
    )
  })

  it('masks twice as once', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(maskNode(maskNode(tree))).toEqual(maskNode(tree))
      }),
    )
  })

  it('changes nothing of what it was given', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const before = structuredClone(tree)
        maskNode(tree)
        expect(tree).toEqual(before)
      }),
    )
  })

  it('lets nothing below a field or in its attributes survive', () => {
    fc.assert(
      fc.property(treeWithSecrets, (tree) => {
        fc.pre(JSON.stringify(tree).includes(SECRET))
        expect(JSON.stringify(maskNode(tree))).not.toContain(SECRET)
      }),
    )
  })

  it('keeps text outside fields', () => {
    const tree = buildDocument(buildElement(2, 'label', { title: 'Help' }, buildText(3, 'Your name')))
    expect(maskNode(tree)).toEqual(tree)
  })

  it('leaves an element that is not editable as it is', () => {
    const tree = buildElement(2, 'div', { contenteditable: 'false' }, buildText(3, 'Read only'))
    expect(maskNode(tree)).toEqual(tree)
  })
})

describe('maskAttributes', () => {
  it('masks addresses of pages, styles and icons, and keeps the name of an icon', () => {
    const href = '/sprite.svg?v=7#leaf'
    expect(maskAttributes({ href }, 'a')).toEqual({ href: '/sprite.svg?v=******#******' })
    expect(maskAttributes({ href, rel: 'stylesheet' }, 'link')).toEqual({
      href: '/sprite.svg?v=******#******',
      rel: 'stylesheet',
    })
    expect(maskAttributes({ href }, 'use')).toEqual({ href: '/sprite.svg?v=******#leaf' })
  })

  it.each(['canonical', 'alternate', 'next', 'prev'])(
    'masks the address of the page that a link of rel %s names',
    (rel) => {
      expect(maskAttributes({ href: '/search?q=shoes', rel }, 'link')).toEqual({ href: '/search?q=******', rel })
    },
  )

  it('drops the markup of an inline frame', () => {
    expect(maskAttributes({ srcdoc: '<input value=x>' }, 'iframe')).toEqual({ srcdoc: '' })
  })
})
