import { useKeys } from '@/components/parts/use-keys'

import type { MaskingModels } from './create-masking'
import { FoundEverywhere } from './found-everywhere'
import { LevelCards } from './level-cards'
import { MaskingCallouts } from './masking-callouts'
import { QueryNames } from './query-names'
import { RulesFilePart } from './rules-file-part'
import { SelectorLists } from './selector-lists'
import { SiteLevels } from './site-levels'
import { SnippetTrial } from './snippet-trial'

import './masking-section.css'

/** What is masked before it is stored, and a place to try it. */
export function MaskingSection({ masking, lists, trial, file, previews }: MaskingModels) {
  useKeys({ 'Mod+z': () => masking.undoLatest() })
  return (
    <div class="masking">
      <MaskingCallouts masking={masking} />
      {masking.isLoaded.value && (
        <>
          <LevelCards masking={masking} />
          <SiteLevels masking={masking} lists={lists} />
          <SelectorLists masking={masking} lists={lists} />
          <FoundEverywhere masking={masking} lists={lists} />
          <QueryNames masking={masking} lists={lists} />
          <SnippetTrial trial={trial} previews={previews} />
          <RulesFilePart masking={masking} file={file} />
        </>
      )}
    </div>
  )
}
