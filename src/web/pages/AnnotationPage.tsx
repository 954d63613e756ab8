import { useRef } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { EventFilter } from '#web/components/annotations/EventFilter.tsx'
import { EventListing } from '#web/components/annotations/EventListing.tsx'
import { ListSearch } from '#web/components/page/ListSearch.tsx'
import { NewEventButton } from '#web/components/annotations/NewEventButton.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { StreamActions } from '#web/components/annotations/StreamActions.tsx'
import { useStreamEvents } from '#web/components/annotations/useStreamEvents.ts'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { annotationPath, annotationsPath, readEventsSearch } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

/** `/annotations/:name`: the events of one annotation stream, newest first. */
export default function AnnotationPage() {
  const { name = '' } = useParams()
  return <StreamShown key={name} name={name} />
}

function StreamShown({ name }: { name: string }) {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [address] = useSearchParams()
  const search = readEventsSearch(address)
  const { stream, events, found, error, isPending, more, retry } = useStreamEvents(name, search)
  const searchField = useRef<HTMLInputElement>(null)
  useKeys({ '/': { label: 'Find an event', perform: () => searchField.current?.focus() } })
  const all = <Link to={timed(annotationsPath())}>See all annotation streams</Link>
  if (error?.status === 404 || error?.status === 400) {
    return (
      <>
        <PageBar title="Annotations" />
        <EmptyState title="There is no annotation stream at this address" action={all}>
          <p>It was deleted, or the link is missing a part.</p>
        </EmptyState>
      </>
    )
  }
  const title = stream?.display_name || name
  return (
    <>
      <PageBar title={title} heading={<bdi>{title}</bdi>}>
        <ListSearch
          label="Find an event"
          ref={searchField}
          name={search.text}
          onSearch={(text) =>
            void navigate(timed(annotationPath(name, { ...search, text })), { replace: true })
          }
        />
        <NewEventButton stream={name} />
        {stream !== undefined && <StreamActions stream={stream} />}
      </PageBar>
      <EventFilter search={search} onSearch={(next) => void navigate(timed(annotationPath(name, next)))} />
      {isPending && <TopProgress />}
      {error !== null && (
        <Notice action={<Button onClick={retry}>Try again</Button>}>
          {`The events could not be read. ${error.message}`}
        </Notice>
      )}
      {!isPending && error === null && events.length === 0 && (
        <EmptyState title="No events" action={all}>
          <p>
            {annotationPath(name, search) === annotationPath(name)
              ? 'This stream has no events.'
              : 'None with this text, in this time range and from this source.'}
          </p>
        </EmptyState>
      )}
      <EventListing stream={name} events={events} />
      {found > events.length && (
        <Notice tone="plain" action={more && <Button onClick={more}>Show earlier ones</Button>}>
          {`The newest ${events.length} of ${found} events.`}
        </Notice>
      )}
    </>
  )
}
