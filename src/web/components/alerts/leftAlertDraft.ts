import type { AlertDraft } from './alertDraft.ts'

/* One is enough: what was left before it was offered back, and not taken. */
let left: { address: string; draft: AlertDraft } | null = null

/** What was entered at this address and not saved when it was left. */
export const leftDraft = (address: string): AlertDraft | undefined =>
  left?.address === address ? left.draft : undefined

export function leaveDraft(address: string, draft: AlertDraft): void {
  left = { address, draft }
}

export function forgetLeftDraft(): void {
  left = null
}
