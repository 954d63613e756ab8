import { useState } from 'react'
import { spaceDocumentCreate } from '#api/spaceDocument.ts'
import { CheckedDocument } from './CheckedDocument.tsx'
import { NewSpaceForm } from './NewSpaceForm.tsx'
import { useDryRun } from './useDryRun.ts'

/** A new space out of JSON that another one was exported as. */
export function SpaceOfDocument() {
  const [text, setText] = useState('')
  const run = useDryRun(text, spaceDocumentCreate)
  const { document, error } = run
  const isUnknown = error !== null && error.status !== 400
  const reason = isUnknown
    ? 'It is not known yet whether it can be imported'
    : 'It cannot be imported as it is'
  return (
    <NewSpaceForm
      document={error === null ? document : null}
      waiting={text.trim() === '' ? 'Paste the JSON of a space' : reason}
    >
      <CheckedDocument text={text} run={run} onChange={setText} />
    </NewSpaceForm>
  )
}
