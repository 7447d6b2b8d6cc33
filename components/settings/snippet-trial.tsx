import { SelectField } from '@/components/parts/select-field'
import { TextArea } from '@/components/parts/text-area'
import { TextField } from '@/components/parts/text-field'
import { MASK_LEVELS } from '@/lib/model/rules'

import { describeLevel } from './describe-rules'
import { MAX_SNIPPET_CHARACTERS } from './limits'
import { MaskingPart } from './masking-part'
import { PreviewTabsButton, PreviewTabsList } from './preview-tabs'
import type { PreviewTabs } from './preview-tabs-model'
import { SnippetResult } from './snippet-result'
import type { Trial, TrialLevel } from './trial-model'

import './snippet-trial.css'

const LEVELS: { value: TrialLevel; label: string }[] = [
  { value: 'as set', label: 'As set' },
  ...MASK_LEVELS.map((value) => ({ value, label: describeLevel(value).label })),
]

const EXAMPLE = `<form>
  <label>Card <input name="card" value="4111 1111 1111 1111"></label>
  <p class="ph-no-capture">Balance: 1,204.50</p>
  <p>Questions? Write to jane@example.com</p>
</form>`

/** A piece of HTML, and what would be stored of it; or a page that is open. */
export function SnippetTrial({ trial, previews }: { trial: Trial; previews: PreviewTabs }) {
  const result = trial.result.value
  const tooLong = `That is more than can be tried at once. Paste ${MAX_SNIPPET_CHARACTERS.toLocaleString()} characters at most.`
  return (
    <MaskingPart title="Try it" action={<PreviewTabsButton previews={previews} />}>
      <PreviewTabsList previews={previews} />
      <p>Paste a piece of HTML to see what would be stored of it. Nothing in it runs, and nothing of it is kept.</p>
      <div class="trial">
        <TextArea
          label="HTML"
          rows={6}
          isCode
          placeholder={EXAMPLE}
          problem={result.state === 'too long' ? tooLong : null}
          value={trial.html.value}
          onValue={trial.writeHtml}
        />
        <div class="trial-page">
          <TextField
            label="Address of its page, if a site has a level of its own"
            placeholder="https://bank.example/account"
            isCode
            problem={trial.urlProblem.value}
            value={trial.url.value}
            onValue={trial.writeUrl}
          />
          <SelectField label="Level" value={trial.level.value} options={LEVELS} onValue={trial.chooseLevel} />
        </div>
        <SnippetResult result={result} level={trial.pageLevel.value} onExample={() => trial.writeHtml(EXAMPLE)} />
      </div>
    </MaskingPart>
  )
}
