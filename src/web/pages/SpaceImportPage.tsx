import { useMemo, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { spaceDocumentCreate, spaceDocumentUpdate } from '#api/spaceDocument.ts'
import { type Space, spaceList, spaceView } from '#api/spaces.ts'
import { faultLines, readDocument } from '#space/readDocument.ts'
import { keepPreviousData, q, useQuery, useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { ChangeList } from '#web/components/ChangeList.tsx'
import { ChartPreviews } from '#web/components/ChartPreviews.tsx'
import { DocumentField } from '#web/components/DocumentField.tsx'
import NoSpace from '#web/components/NoSpace.tsx'
import { PageBar } from '#web/components/PageBar.tsx'
import { quoted } from '#web/components/quoted.ts'
import split from '#web/components/SplitForm.module.css'
import { READ_OF_A_SPACE, useWayBack } from '#web/components/useWayBack.ts'
import { useWithTime } from '#web/components/useWithTime.ts'
import { spacePath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'

/** `/spaces/:id/import`: makes a space what a document says, after telling what that changes. */
export default function SpaceImportPage() {
  const id = Number(useParams().id)
  const { data, error } = useQuery(q(spaceView, { params: { id } }))
  if (error !== null) {
    return <NoSpace isGone={error.status === 404 || error.status === 400} message={error.message} />
  }
  return data === undefined ? <TopProgress /> : <ImportForm space={data} />
}

const TARGETS = [
  { value: 'this', label: 'Into this space' },
  { value: 'new', label: 'As a new space' },
] as const
type Target = (typeof TARGETS)[number]['value']

function ImportForm({ space }: { space: Space }) {
  const { id } = space
  const timed = useWithTime()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [target, setTarget] = useState<Target>('this')
  const read = useMemo(() => readDocument(text), [text])
  const document = 'document' in read ? read.document : null
  const into = target === 'this'

  // Nothing is stored: what it would change is only asked for.
  const body = document ?? { poise: 1 as const, name: space.name }
  const options = { placeholderData: keepPreviousData, retry: false, staleTime: 0 }
  const change = useQuery({
    ...q(spaceDocumentUpdate, { params: { id }, query: { dry_run: true }, body }),
    ...options,
    enabled: document !== null && into,
  })
  const addition = useQuery({
    ...q(spaceDocumentCreate, { query: { dry_run: true }, body }),
    ...options,
    enabled: document !== null && !into,
  })
  const asked = into ? change : addition
  const changes = document === null ? undefined : asked.data?.changes

  const offerBack = useWayBack(id)
  const open = (opened: number) => void navigate(timed(spacePath(opened)))
  const update = useWrite(spaceDocumentUpdate, {
    invalidates: READ_OF_A_SPACE,
    onSuccess: () => {
      void offerBack(`Imported into ${quoted(document?.name ?? space.name)}`)
      open(id)
    },
  })
  const create = useWrite(spaceDocumentCreate, {
    invalidates: [spaceList],
    onSuccess: (made) => open(made.id ?? id),
  })
  const error = update.error ?? create.error ?? (document === null ? null : asked.error)
  const typed = 'document' in read || text.trim() === '' ? [] : [...read.request, ...faultLines(read.params)]
  const refusedFaults = faultLines(error?.body.errors.params ?? {})
  const mayNot = useRefusal(into ? spaceDocumentUpdate : spaceDocumentCreate)
  const nothing = into && changes?.length === 0
  const refusal =
    mayNot ??
    (document === null
      ? 'There is no document to import yet.'
      : nothing
        ? 'It changes nothing.'
        : error !== null
          ? 'It cannot be imported as it is.'
          : undefined)
  return (
    <>
      <PageBar
        title={`Import into ${space.name}`}
        heading={
          <>
            <Link to={timed(spacePath(id))} className={split.space}>
              <bdi>{space.name}</bdi>
            </Link>
            {' · Import'}
          </>
        }
      />
      <div className={split.page}>
        <form
          className={split.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (document === null || refusal !== undefined || update.isPending || create.isPending) return
            if (into) update.mutate({ params: { id }, body: document })
            else create.mutate({ body: document })
          }}
        >
          <SegmentedControl label="Where to" options={TARGETS} value={target} onChange={setTarget} />
          <DocumentField
            text={text}
            onChange={(changed) => {
              update.reset()
              create.reset()
              setText(changed)
            }}
            faults={[...typed, ...refusedFaults]}
          />
          {error !== null && refusedFaults.length === 0 && <Notice>{error.message}</Notice>}
          {changes !== undefined && error === null && (
            <section aria-label="What it changes">
              <h2 className={split.caption}>
                {into ? 'What it changes' : `A new space, ${quoted(body.name)}`}
              </h2>
              <ChangeList changes={changes} none={into ? 'It changes nothing.' : 'It has no charts.'} />
            </section>
          )}
          <Button kind="primary" type="submit" refusal={refusal} busy={update.isPending || create.isPending}>
            {into ? 'Import' : 'Create the space'}
          </Button>
        </form>
        {document && <ChartPreviews label="Charts of the document" charts={document.charts} />}
      </div>
    </>
  )
}
