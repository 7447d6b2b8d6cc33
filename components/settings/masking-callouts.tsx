import { Building2, Lock, TriangleAlert } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'

import { describeProblem, isStrictByFailure } from './describe-problem'
import type { Masking } from './masking-model'
import { ProblemList } from './problem-list'

/** What has to be known before anything is changed: who set the rules, and what is wrong with them. */
export function MaskingCallouts({ masking }: { masking: Masking }) {
  return (
    <div class="masking-callouts">
      {masking.hasFailed.value && (
        <Callout meaning="error" icon={TriangleAlert} title="The rules cannot be read">
          <p>Until they can be, everything is masked and nothing can be changed here. Reload this page to try again.</p>
        </Callout>
      )}
      {masking.isLoaded.value && masking.isLocked.value && (
        <Callout meaning="plain" icon={Lock} title="Set by your organisation">
          <p>What is masked is decided by its policy. You can read the rules and try them, but not change them.</p>
        </Callout>
      )}
      {masking.isSuggested.value && (
        <Callout meaning="plain" icon={Building2} title="Suggested by your organisation">
          <p>These rules come from its policy. From your first change on, your own hold instead.</p>
        </Callout>
      )}
      <Problems masking={masking} />
    </div>
  )
}

function Problems({ masking }: { masking: Masking }) {
  const problems = masking.problems.value
  if (problems.length === 0) return null
  const title = isStrictByFailure(problems)
    ? 'The rules cannot be read: everything is masked'
    : 'Some rules are wrong and do not hold'
  return (
    <Callout meaning="warning" icon={TriangleAlert} title={title}>
      <ProblemList problems={problems.map(describeProblem)} />
      {!masking.isLocked.value && (
        <Button size="small" onClick={() => void masking.removeProblems()}>
          Remove what is wrong
        </Button>
      )}
    </Callout>
  )
}
