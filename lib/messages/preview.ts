import { defineExtensionMessaging } from '@webext-core/messaging'

import type { MaskRules } from '@/lib/model/rules'

/** What the preview draws. `found`: by a pattern, in text that is shown. */
export type PreviewKind = 'field' | 'masked' | 'blocked' | 'found'

export const PREVIEW_KINDS: readonly PreviewKind[] = ['field', 'masked', 'blocked', 'found']

/** Of one frame: how many there are to see, and how many that nobody sees (hidden fields, closed menus). */
export type PreviewCounts = Record<PreviewKind, { seen: number; hidden: number }>

/** The lists of the rules that a picked element can go into. */
export type RuleList = 'mask' | 'block' | 'ignore' | 'show'

export const RULE_LISTS: readonly RuleList[] = ['mask', 'block', 'ignore', 'show']

export interface PickedRule {
  list: RuleList
  selector: string
}

/** What a preview is told: all rules, for it stands where pages cannot read. */
export interface PreviewState {
  rules: MaskRules
  revision: number
  /** A policy set them. */
  isLocked: boolean
  /** The address of the page around a frame. */
  tabUrl: string
}

export type RuleOutcome =
  | { ok: true }
  | { ok: false; reason: 'no preview' | 'locked' | 'no selector' | 'there already' | 'list is full' }

/** One way to name a picked element. */
export interface SelectorChoice {
  label: string
  selector: string
  /** Elements that it matches in the frame of the picked one. */
  count: number
  /** What a rule with it would make of the picked element, in a sentence. */
  outcomes: Record<RuleList, string>
}

/** A picked element as its card shows it. */
export interface PickFacts {
  title: string
  now: string
  isField: boolean
  choices: SelectorChoice[]
}

/** What the frames of one preview say to each other, by way of the background. */
export type PreviewSaid =
  | { name: 'counts'; framePath: number[]; counts: PreviewCounts | null }
  | { name: 'hide'; kinds: PreviewKind[] }
  | { name: 'pick'; isOn: boolean }
  /** An element was picked in this frame: the others stop. */
  | { name: 'card'; framePath: number[] }
  /** Picked in a frame too small for a card; the page around it shows it. */
  | { name: 'picked'; facts: PickFacts }

/**
 * What a running preview may say to the background. All of it needs the random key of the preview of the sender's tab,
 * which only the background gives, and only to scripts of its own.
 */
export interface PreviewProtocol {
  /** `null`: no such preview runs in this tab. */
  previewHello(data: { key: string }): PreviewState | null
  previewSay(data: { key: string; said: PreviewSaid }): void
  /** A frame came or has another document. */
  previewFrames(data: { key: string }): void
  previewAdd(data: { key: string; rule: PickedRule }): RuleOutcome
  /** Takes back a rule that this preview added, and no other. */
  previewUndo(data: { key: string; rule: PickedRule }): RuleOutcome
  previewEditRules(data: { key: string }): void
  previewEnd(data: { key: string }): void
}

export const previewWire = defineExtensionMessaging<PreviewProtocol>()

/** What the background says to the previews in a tab; with its key, for another one may have taken its place. */
export type PreviewTold = { afterimagePreview: string } & (
  | { told: 'state'; state: PreviewState; added?: PickedRule }
  | { told: 'said'; frameId: number; said: PreviewSaid }
  | { told: 'end' }
)

export function isForPreview(message: unknown, key: string): message is PreviewTold {
  return typeof message === 'object' && message !== null && 'afterimagePreview' in message
    ? message.afterimagePreview === key
    : false
}
