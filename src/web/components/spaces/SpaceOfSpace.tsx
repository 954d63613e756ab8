import { useMemo, useState } from 'react'
import { spaceDocumentView } from '#api/spaceDocument.ts'
import { q, useQuery } from '#web/api/query.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { bestFirst } from '../page/bestFirst.ts'
import { NewSpaceForm } from './NewSpaceForm.tsx'
import { copyName } from '../spaceChoice/spaceCopies.ts'
import { useSpacesNamed } from '../spaceChoice/useSpacesNamed.ts'

/** A new space with the charts of another one. */
export function SpaceOfSpace() {
  const [name, setName] = useState('')
  const { spaces, named: space, error: unfound } = useSpacesNamed(name)
  const { data, error } = useQuery({
    ...q(spaceDocumentView, { params: { id: space?.id ?? 0 } }),
    enabled: space !== undefined,
  })
  const document = useMemo(() => data && { ...data, name: copyName(data.name) }, [data])
  const failure = unfound ?? error
  return (
    <NewSpaceForm
      document={(space && document) ?? null}
      waiting={failure ? `It could not be read. ${failure.message}` : 'Choose the space to copy'}
    >
      <Combobox
        label="Space to copy"
        takesFocus
        opensOnFocus
        placeholder="Type to find one"
        value={name}
        suggestions={bestFirst([...new Set(spaces.map((one) => one.name))], name.trim())}
        onChange={setName}
      />
    </NewSpaceForm>
  )
}
