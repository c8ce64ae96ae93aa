import { randomInt } from 'node:crypto'

/** What all random choices of a campaign follow from; `APIG_LEDGER_SEED` repeats the campaign that printed it. */
export const seed = Number(process.env['APIG_LEDGER_SEED'] ?? randomInt(2 ** 31))

/** Lets the test runner hear from this thread between two long stretches of work. */
export async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

/** Prints what a campaign came to, so that it can be repeated and compared. */
export function report(name: string, facts: Record<string, number | string>): void {
  console.log(JSON.stringify({ campaign: name, seed, ...facts }))
}
