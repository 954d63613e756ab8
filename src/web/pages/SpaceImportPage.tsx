import { useMemo, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { spaceDocumentUpdate } from '#api/spaceDocument.ts'
import { type Space, spaceView } from '#api/spaces.ts'
import { faultLines, readDocument } from '#space/readDocument.ts'
import { keepPreviousData, q, useQuery, useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { ChangeList } from '#web/components/spaces/ChangeList.tsx'
import { ChartPreviews } from '#web/components/spaces/ChartPreviews.tsx'
import { DocumentField } from '#web/components/spaces/DocumentField.tsx'
import { NoSpace } from '#web/components/spaces/NoSpace.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { quoted } from '#web/components/page/quoted.ts'
import split from '#web/components/spaces/SplitForm.module.css'
import { READ_OF_A_SPACE, useWayBack } from '#web/components/spaces/useWayBack.ts'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { newSpacePath, spacePath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'

/** `/spaces/:id/import`: makes a space what a document says, after telling what that changes. */
export default function SpaceImportPage() {
  const id = Number(useParams().id)
  const { data, error } = useQuery(q(spaceView, { params: { id } }))
  if (data !== undefined) return <ImportForm key={id} space={data} />
  if (error === null) return <TopProgress />
  return <NoSpace isGone={error.status === 404 || error.status === 400} message={error.message} />
}

function ImportForm({ space }: { space: Space }) {
  const { id } = space
  const timed = useWithTime()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const read = useMemo(() => readDocument(text), [text])
  const document = 'document' in read ? read.document : null

  // Nothing is stored: what it would change is only asked for.
  const body = document ?? { poise: 1 as const, name: space.name }
  const asked = useQuery({
    ...q(spaceDocumentUpdate, { params: { id }, query: { dry_run: true }, body }),
    enabled: document !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  })
  const unasked = document === null ? null : asked.error
  const changes = document === null ? undefined : asked.data?.changes

  const offerBack = useWayBack(id)
  const update = useWrite(spaceDocumentUpdate, {
    invalidates: READ_OF_A_SPACE,
    onSuccess: () =>
      void offerBack(`Imported into ${quoted(document?.name ?? space.name)}`, 'Document imported'),
  })
  const typed = 'document' in read || text.trim() === '' ? [] : [...read.request, ...faultLines(read.params)]
  const refused = [update.error, unasked].find((error) => error?.status === 400) ?? undefined
  const refusedFaults = faultLines(refused?.body.errors.params ?? {})
  const mayNot = useRefusal(spaceDocumentUpdate)
  const refusal =
    mayNot ??
    (document === null
      ? 'There is no document to import yet.'
      : refused !== undefined
        ? 'It cannot be imported as it is.'
        : asked.isFetching || changes === undefined
          ? 'It is not known yet what it changes.'
          : changes.length === 0
            ? 'It changes nothing.'
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
            if (document === null || refusal !== undefined || update.isPending) return
            update.mutate(
              { params: { id }, body: document },
              { onSuccess: () => void navigate(timed(spacePath(id))) },
            )
          }}
        >
          <p className={split.hint}>
            It becomes what the JSON says.{' '}
            <Link to={timed(newSpacePath('json'))}>Make a new space of JSON instead</Link>
          </p>
          <DocumentField
            text={text}
            onChange={(changed) => {
              update.reset()
              setText(changed)
            }}
            faults={[...typed, ...refusedFaults]}
          />
          {refused !== undefined && refusedFaults.length === 0 && <Notice>{refused.message}</Notice>}
          {update.error && refused === undefined && (
            <Notice>{`Not imported: ${update.error.message}`}</Notice>
          )}
          {unasked !== null && refused === undefined && (
            <Notice action={<Button onClick={() => void asked.refetch()}>Try again</Button>}>
              {`It could not be checked: ${unasked.message}`}
            </Notice>
          )}
          {changes !== undefined && refused === undefined && (
            <section aria-label="What it changes">
              <h2 className={split.caption}>What it changes</h2>
              <ChangeList changes={changes} none="It changes nothing." />
            </section>
          )}
          <Button kind="primary" type="submit" refusal={refusal} busy={update.isPending}>
            Import
          </Button>
        </form>
        {document && <ChartPreviews label="Charts of the document" charts={document.charts} />}
      </div>
    </>
  )
}
