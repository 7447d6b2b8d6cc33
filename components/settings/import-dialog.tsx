import { TriangleAlert } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { Dialog } from '@/components/parts/dialog'

import type { ListChange, RulesDifference } from './compare-rules'
import { describeProblem, isStrictByFailure } from './describe-problem'
import { describeLevel, describeListName, describePattern } from './describe-rules'
import { ProblemList } from './problem-list'
import type { ImportPlan, RulesFile } from './rules-file-model'

import './import-dialog.css'

/** What a file would change, before it does. */
export function ImportDialog({ file }: { file: RulesFile }) {
  const plan = file.plan.value
  return (
    <Dialog title="Import masking rules" isOpen={plan !== null} onClose={file.cancel}>
      {plan && <Sheet plan={plan} file={file} />}
    </Dialog>
  )
}

function Sheet({ plan, file }: { plan: ImportPlan; file: RulesFile }) {
  const { fileName, difference, problems } = plan
  return (
    <div class="import-sheet">
      <p>
        {difference.isNone
          ? `The rules of ${fileName} are the ones that hold already.`
          : `The rules of ${fileName} take the place of those there are. What is recorded already stays as it is.`}
      </p>
      <Changes difference={difference} />
      {problems.length > 0 && (
        <Callout
          meaning="warning"
          icon={TriangleAlert}
          title={isStrictByFailure(problems) ? 'Everything would be masked' : 'Some of its rules are wrong'}
        >
          <ProblemList problems={problems.map(describeProblem)} />
        </Callout>
      )}
      <div class="masking-buttons">
        {!difference.isNone && (
          <Button look="primary" onClick={() => void file.confirm()}>
            Import rules
          </Button>
        )}
        <Button look="quiet" onClick={file.cancel}>
          {difference.isNone ? 'Close' : 'Cancel'}
        </Button>
      </div>
    </div>
  )
}

function Changes({ difference }: { difference: RulesDifference }) {
  const { level, lists, patternsOn, patternsOff } = difference
  const nameOf = (name: (typeof patternsOn)[number]) => describePattern(name).label
  return (
    <dl class="import-changes figures">
      {level && (
        <div>
          <dt>Level</dt>
          <dd>
            {describeLevel(level.from).label} → {describeLevel(level.to).label}
            {level.isStricter ? ', masks more' : ', masks less'}
          </dd>
        </div>
      )}
      {lists.map((change) => (
        <div key={change.list}>
          <dt>{describeListName(change.list)}</dt>
          <dd>{describeChange(change)}</dd>
        </div>
      ))}
      {patternsOn.length > 0 && (
        <div>
          <dt>Looked for from now on</dt>
          <dd>{patternsOn.map(nameOf).join(', ')}</dd>
        </div>
      )}
      {patternsOff.length > 0 && (
        <div>
          <dt>No longer looked for</dt>
          <dd>{patternsOff.map(nameOf).join(', ')}</dd>
        </div>
      )}
    </dl>
  )
}

function describeChange({ before, after, added, removed }: ListChange): string {
  const parts = [...(added > 0 ? [`${added} new`] : []), ...(removed > 0 ? [`${removed} gone`] : [])]
  return `${before} → ${after} (${parts.join(', ')})`
}
