/** How often each is run: what `RUNS` says, else this. */
export function countRuns(usual: number): number {
  const said = Number(process.env['RUNS'])
  return said > 0 ? said : usual
}

/**
 * Runs them all, round after round, each round beginning with another one: A B C, B C A, … What the machine does over
 * the minutes then falls on all of them. Answers by name, one value a round.
 */
export async function runInterleaved<Name extends string, Value>(
  names: readonly Name[],
  rounds: number,
  run: (name: Name) => Promise<Value>,
): Promise<Record<Name, Value[]>> {
  const values = Object.fromEntries(names.map((name) => [name, [] as Value[]])) as Record<Name, Value[]>
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length]!
      const startedAt = performance.now()
      values[name][round] = await run(name)
      console.log(
        `  ${name}, round ${round + 1} of ${rounds}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`,
      )
    }
  }
  return values
}
