import { type FormEvent, type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { type SpaceDocument, spaceDocumentCreate } from '#api/spaceDocument.ts'
import { spaceList } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { spacePath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { ChartPreviews } from './ChartPreviews.tsx'
import split from './SplitForm.module.css'
import { useWithTime } from '../page/useWithTime.ts'
import { counted } from '../page/counted.ts'

interface Props {
  /** What the space would be; null while nothing is chosen. */
  document: SpaceDocument | null
  /** Said in the place of its charts as long as there are none. */
  waiting: string
  /** The fields that choose what it is. */
  children: ReactNode
}

/** A new space before it is made: what it is made of, its name, and all that it would contain. */
export function NewSpaceForm({ document, waiting, children }: Props) {
  const navigate = useNavigate()
  const timed = useWithTime()
  // Until another name is typed, it is the one that the choice suggests.
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? document?.name ?? ''
  const mayNot = useRefusal(spaceDocumentCreate)
  const create = useWrite(spaceDocumentCreate, { invalidates: [spaceList] })
  const refusal =
    mayNot ?? (document === null ? waiting : name.trim() === '' ? 'The space needs a name.' : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (document === null || refusal !== undefined || create.isPending) return
    create.mutate(
      { body: { ...document, name: name.trim() } },
      { onSuccess: ({ id }) => id !== undefined && void navigate(timed(spacePath(id))) },
    )
  }
  const charts = document?.charts ?? []
  return (
    <div className={split.page}>
      <form className={split.form} onSubmit={submit} noValidate>
        {children}
        <TextInput
          label="Name of the space"
          value={name}
          maxLength={255}
          onChange={(event) => setTyped(event.target.value)}
        />
        {create.error && <Notice>{`Not created: ${create.error.message}`}</Notice>}
        <Button kind="primary" type="submit" busy={create.isPending} refusal={refusal}>
          {document === null ? 'Create the space' : `Create with ${counted(charts.length, 'chart')}`}
        </Button>
      </form>
      {charts.length > 0 ? (
        <ChartPreviews label="Charts of the new space" charts={charts} />
      ) : (
        <EmptyState title={document === null ? waiting : 'It has no charts'} />
      )}
    </div>
  )
}
