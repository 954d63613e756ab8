import { webAddress } from '../annotations/annotationText.ts'

/** A host with a path, as people write it without what stands before. */
const BARE = /^[\w-]+(\.[\w-]+)+([/:?#]\S*)?$/

/** Where a runbook is on the web; null for what must stay text. */
export const runbookAddress = (runbook: string): string | null =>
  webAddress(BARE.test(runbook) ? `https://${runbook}` : runbook)
