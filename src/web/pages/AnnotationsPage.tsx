import { useRef } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { ListSearch } from '#web/components/page/ListSearch.tsx'
import { NewEventButton } from '#web/components/annotations/NewEventButton.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { StreamListing } from '#web/components/annotations/StreamListing.tsx'
import { useAnnotationStreams } from '#web/components/annotations/useAnnotationStreams.ts'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { annotationPath, annotationsPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

/** `/annotations`: all annotation streams by name, each with its newest event, found by typing. */
export default function AnnotationsPage() {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [address] = useSearchParams()
  const name = address.get('name') ?? ''
  const { streams, found, total, error, isPending, retry } = useAnnotationStreams(name, true)
  const searchField = useRef<HTMLInputElement>(null)
  useKeys({ '/': { label: 'Find a stream', perform: () => searchField.current?.focus() } })
  const isEmpty = !isPending && error === null && total === 0
  return (
    <>
      <PageBar title="Annotations">
        {!isEmpty && (
          <ListSearch
            label="Find a stream"
            ref={searchField}
            name={name}
            onSearch={(text) => void navigate(timed(annotationsPath(text)), { replace: true })}
          />
        )}
        <NewEventButton onSaved={(stream) => void navigate(timed(annotationPath(stream)))} />
      </PageBar>
      {isPending && <TopProgress />}
      {error !== null && (
        <Notice action={<Button onClick={retry}>Try again</Button>}>
          {`The annotations could not be read. ${error.message}`}
        </Notice>
      )}
      {isEmpty && <NoAnnotations />}
      {total > 0 && streams.length === 0 && (
        <EmptyState
          title="No such annotation stream"
          action={<Link to={timed(annotationsPath())}>See all streams</Link>}
        >
          <p>
            No name contains “<bdi>{name}</bdi>”.
          </p>
        </EmptyState>
      )}
      <StreamListing streams={streams} />
      {found > streams.length && (
        <Notice tone="plain">{`${found - streams.length} more streams: type a part of their name to find them.`}</Notice>
      )}
    </>
  )
}

function NoAnnotations() {
  return (
    <EmptyState title="No annotations yet">
      <p>
        Annotations mark what happened, such as a deploy or an incident, on every chart. A stream is there
        from its first event on: write one here, hold Alt and drag over a chart, or send one with{' '}
        <code>POST /v1/annotations/:name</code>.
      </p>
    </EmptyState>
  )
}
