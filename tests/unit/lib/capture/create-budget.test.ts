import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createBudget } from '@/lib/capture/create-budget'

describe('a budget', () => {
  it('never lets more pass than it has at once and gains over time', () => {
    const spending = fc.array(fc.record({ afterMs: fc.nat(3_000), amount: fc.integer({ min: 1, max: 500 }) }))
    fc.assert(
      fc.property(spending, (wishes) => {
        const budget = createBudget(100, 200)
        let now = 0
        let spent = 0
        let largest = 0
        for (const { afterMs, amount } of wishes) {
          now += afterMs
          if (budget.waitMs(now) > 0) continue
          budget.spend(amount, now)
          spent += amount
          largest = Math.max(largest, amount)
        }
        expect(spent).toBeLessThanOrEqual(200 + (now * 100) / 1_000 + largest)
      }),
    )
  })

  it('says how long to wait, and lets pass after it', () => {
    const budget = createBudget(100, 200)
    budget.spend(300, 0)
    const waitMs = budget.waitMs(0)
    expect(waitMs).toBeCloseTo(1_010)
    expect(budget.waitMs(waitMs)).toBe(0)
  })
})
