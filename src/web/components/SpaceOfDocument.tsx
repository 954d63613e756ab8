import { useMemo, useState } from 'react'
import { spaceDocumentCreate } from '#api/spaceDocument.ts'
import { faultLines, readDocument } from '#space/readDocument.ts'
import { q, useQuery } from '#web/api/query.ts'
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
  const refused = document === null ? {} : (asked.error?.body.errors.params ?? {})
  const typed = 'document' in read || text.trim() === '' ? [] : [...read.request, ...faultLines(read.params)]
  const isGood = document !== null && asked.error === null
  return (
    <NewSpaceForm
      document={isGood ? document : null}
      waiting={text.trim() === '' ? 'Paste the JSON of a space' : 'It cannot be imported as it is'}
    >
      <DocumentField text={text} onChange={setText} faults={[...typed, ...faultLines(refused)]} />
    </NewSpaceForm>
  )
}
