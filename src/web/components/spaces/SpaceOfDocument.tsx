import { useMemo, useState } from 'react'
import { spaceDocumentCreate } from '#api/spaceDocument.ts'
import { faultLines, readDocument } from '#space/readDocument.ts'
import { q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { DocumentField } from './DocumentField.tsx'
import { NewSpaceForm } from './NewSpaceForm.tsx'

/** A new space out of JSON that another one was exported as. */
export function SpaceOfDocument() {
  const [text, setText] = useState('')
  const read = useMemo(() => readDocument(text), [text])
  const document = 'document' in read ? read.document : null
  // Nothing is stored: the server only says what it would refuse.
  const asked = useQuery({
    ...q(spaceDocumentCreate, { query: { dry_run: true }, body: document ?? { poise: 1, name: 'none' } }),
    enabled: document !== null,
    retry: false,
    staleTime: 0,
  })
  const error = document === null ? null : asked.error
  const refused = error?.status === 400 ? error : undefined
  const refusedFaults = faultLines(refused?.body.errors.params ?? {})
  const typed = 'document' in read || text.trim() === '' ? [] : [...read.request, ...faultLines(read.params)]
  const unasked = refused === undefined && error !== null
  const reason = unasked ? 'It is not known yet whether it can be imported' : 'It cannot be imported as it is'
  return (
    <NewSpaceForm
      document={error === null ? document : null}
      waiting={text.trim() === '' ? 'Paste the JSON of a space' : reason}
    >
      <DocumentField text={text} onChange={setText} faults={[...typed, ...refusedFaults]} />
      {refused !== undefined && refusedFaults.length === 0 && <Notice>{refused.message}</Notice>}
      {unasked && (
        <Notice action={<Button onClick={() => void asked.refetch()}>Try again</Button>}>
          {`It could not be checked: ${error.message}`}
        </Notice>
      )}
    </NewSpaceForm>
  )
}
