import { checkRules } from '@/lib/masking/check-rules'
import type { MaskRules } from '@/lib/model/rules'
import type { Database } from '@/lib/store/database'
import { readRules, writeRules } from '@/lib/store/read-rules'

import { spreadRules } from './hold-rules'
import { tellPreviews } from './tell-previews'

/** What a person decides about masking. */
export function createMaskingDesk(database: Database, now: () => number) {
  /** Made from the rules that hold, in one transaction: of two changes at once none is lost, and each has a revision. */
  async function change(build: (rules: MaskRules) => MaskRules): Promise<void> {
    await database.transaction('rw', database.settings, async () => {
      const held = await readRules(database)
      if (held.isLocked) throw new Error('the rules are set by your organisation and cannot be changed here')
      const { rules, problems } = checkRules(build(held.rules))
      const [problem] = problems
      if (problem) throw new Error(`${problem.place}: "${problem.text}" ${problem.reason}`)
      await writeRules(database, { rules, at: Math.max(now(), held.revision + 1) })
    })
    await spreadRules(database, now())
    await tellPreviews(await readRules(database))
  }

  return { change, save: (rules: MaskRules) => change(() => rules) }
}
