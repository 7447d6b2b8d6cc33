import type { ReadonlySignal } from '@preact/signals'

import type { Ask } from '@/components/parts/ask'
import { downloadText } from '@/components/parts/download-text'
import type { Toasts } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/query-state'
import { isSelectorFor } from '@/lib/masking/compile-rules'
import type { HeldRules } from '@/lib/store/read-rules'

import { MaskingListsModel, type MaskingLists } from './masking-lists-model'
import { MaskingModel, type Masking } from './masking-model'
import { PreviewTabsModel, type PreviewTabs, type PreviewTabsGivens } from './preview-tabs-model'
import { RulesFileModel, type RulesFile } from './rules-file-model'
import { TrialModel, type Trial } from './trial-model'

/** The models behind the masking rules. */
export interface MaskingModels {
  masking: Masking
  lists: MaskingLists
  trial: Trial
  file: RulesFile
  previews: PreviewTabs
}

export interface MaskingSources extends Pick<PreviewTabsGivens, 'listTabs' | 'showTab'> {
  query: ReadonlySignal<QueryState<HeldRules>>
  ask: Ask
  toasts: Toasts
}

/** With what the browser gives them. A document that is parsed without a window runs and requests nothing. */
export function createMasking({ query, ask, toasts, listTabs, showTab }: MaskingSources): MaskingModels {
  const isSelector = isSelectorFor(document)
  const masking = new MaskingModel({ query, ask, toasts })
  return {
    masking,
    lists: new MaskingListsModel({ masking, isSelector }),
    trial: new TrialModel({
      rules: masking.rules,
      parse: (html) => new DOMParser().parseFromString(html, 'text/html'),
      isSelector,
    }),
    file: new RulesFileModel({ masking, isSelector, download: downloadText }),
    previews: new PreviewTabsModel({ listTabs, showTab, ask, toasts }),
  }
}
