import type { PickedRule, PreviewKind, RuleList, RuleOutcome } from '@/lib/messages/preview'
import type { MaskLevel } from '@/lib/model/rules'

/** What the level of the page does, in a sentence. */
export const LEVEL_WORDS: Record<MaskLevel, { name: string; does: string }> = {
  light: { name: 'Light', does: 'Passwords, e-mail, phone and card fields are masked. The rest is kept as it is.' },
  medium: { name: 'Medium', does: 'Every field is masked. Text and pictures are kept as they are.' },
  strict: { name: 'Strict', does: 'All text, fields and pictures are masked. Only the layout is kept.' },
}

export const KIND_WORDS: Record<PreviewKind, { name: string; does: string }> = {
  field: { name: 'Fields', does: 'What is typed or chosen becomes asterisks.' },
  masked: { name: 'Masked', does: 'Text becomes asterisks.' },
  blocked: { name: 'Blocked', does: 'Nothing but an empty box is kept.' },
  found: { name: 'Found in text', does: 'E-mail addresses, numbers and keys become asterisks.' },
}

export const LIST_WORDS: Record<RuleList, string> = { mask: 'Mask', block: 'Block', ignore: 'Ignore', show: 'Show' }

export function describeAdded({ list, selector }: PickedRule): string {
  return `Added ${selector} to ${LIST_WORDS[list]}.`
}

export function describeRefusal(outcome: Extract<RuleOutcome, { ok: false }>): string {
  switch (outcome.reason) {
    case 'locked':
      return 'Your organisation set the rules. They cannot be changed here.'
    case 'there already':
      return 'There is such a rule already.'
    case 'list is full':
      return 'This list of rules is full. Remove one in the settings first.'
    case 'no selector':
      return 'This rule could not be taken.'
    default:
      return 'The preview has ended. Start it again from the popup.'
  }
}
