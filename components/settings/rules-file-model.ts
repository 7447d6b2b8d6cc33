import { createModel, signal } from '@preact/signals'

import { describeBytes } from '@/components/parts/describe-bytes'
import type { RuleProblem } from '@/lib/masking/check-rules'
import { MAX_RULES_FILE_BYTES } from '@/lib/masking/limits'
import { packRules, unpackRules, type UnpackedRules } from '@/lib/masking/rules-file'
import type { MaskRules } from '@/lib/model/rules'

import { compareRules, type RulesDifference } from './compare-rules'
import type { Masking } from './masking-model'

export interface RulesFileGivens {
  masking: Masking
  isSelector: (text: string) => boolean
  download: (name: string, text: string, type: string) => void
}

/** What a file would change, while the person decides. */
export interface ImportPlan {
  fileName: string
  rules: MaskRules
  problems: RuleProblem[]
  difference: RulesDifference
}

export const RULES_FILE_NAME = 'afterimage-masking-rules.json'

/** Rules as a file, out and in. What a file would change is shown first. */
export const RulesFileModel = createModel(({ masking, isSelector, download }: RulesFileGivens) => {
  const plan = signal<ImportPlan | null>(null)
  /** What is wrong with the file that was given last. */
  const problem = signal<string | null>(null)

  const exportRules = () => download(RULES_FILE_NAME, packRules(masking.rules.peek()), 'application/json')

  const readFile = async (file: Pick<File, 'name' | 'size' | 'text'>): Promise<void> => {
    problem.value = null
    if (file.size > MAX_RULES_FILE_BYTES) {
      const [size, most] = [describeBytes(file.size), describeBytes(MAX_RULES_FILE_BYTES)]
      problem.value = `${file.name} has ${size}; rules have ${most} at most. Nothing was changed.`
      return
    }
    const unpacked = unpackRules(await file.text(), isSelector)
    if (!unpacked.ok) {
      problem.value = describeRefusal(file.name, unpacked.reason)
      return
    }
    const { rules, problems } = unpacked
    plan.value = {
      fileName: file.name,
      rules,
      problems,
      difference: compareRules(masking.rules.peek(), rules),
    }
  }

  const cancel = () => {
    plan.value = null
  }

  const confirm = async () => {
    const planned = plan.peek()
    cancel()
    if (planned) await masking.replaceAll(planned.rules, `The rules of ${planned.fileName} hold now.`)
  }

  return { plan, problem, exportRules, readFile, confirm, cancel }
})

export type RulesFile = InstanceType<typeof RulesFileModel>

function describeRefusal(name: string, reason: Extract<UnpackedRules, { ok: false }>['reason']): string {
  switch (reason) {
    case 'not JSON':
      return `${name} is no JSON, or only a part of it. Nothing was changed.`
    case 'newer version':
      return `${name} was written by a newer Afterimage. Update this one first. Nothing was changed.`
    case 'no rules':
      return `${name} has no rules in it. Nothing was changed.`
    default:
      return `${name} is no file of masking rules. Nothing was changed.`
  }
}
