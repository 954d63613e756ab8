import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { spaceDocumentUpdate } from '#api/spaceDocument.ts'
import { type Space, spaceView } from '#api/spaces.ts'
import { faultLines } from '#space/readDocument.ts'
import { q, useQuery, useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { ChangeList } from '#web/components/spaces/ChangeList.tsx'
import { ChartPreviews } from '#web/components/spaces/ChartPreviews.tsx'
import { CheckedDocument } from '#web/components/spaces/CheckedDocument.tsx'
import { NoSpace } from '#web/components/spaces/NoSpace.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { quoted } from '#web/components/page/quoted.ts'
import split from '#web/components/spaces/SplitForm.module.css'
import { useDryRun } from '#web/components/spaces/useDryRun.ts'
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
  const run = useDryRun(text, spaceDocumentUpdate, { id })
  const { document, changes } = run

  const offerBack = useWayBack(id)
  const update = useWrite(spaceDocumentUpdate, {
    invalidates: READ_OF_A_SPACE,
    onSuccess: ({ version }) =>
      void offerBack(`Imported into ${quoted(document?.name ?? space.name)}`, version),
  })
  const refused = update.error?.status === 400 ? update.error : run.error?.status === 400 ? run.error : null
  const faults = faultLines(update.error?.body.errors.params ?? {})
  const mayNot = useRefusal(spaceDocumentUpdate)
  const refusal =
    mayNot ??
    (document === null
      ? 'There is no document to import yet.'
      : refused !== null
        ? 'It cannot be imported as it is.'
        : run.isAsking || changes === undefined
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
          <CheckedDocument
            text={text}
            run={{ ...run, faults: [...run.faults, ...faults] }}
            onChange={(changed) => {
              update.reset()
              setText(changed)
            }}
          />
          {update.error && faults.length === 0 && <Notice>{`Not imported: ${update.error.message}`}</Notice>}
          {changes !== undefined && refused === null && (
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
