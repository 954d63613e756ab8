import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { PageBar } from '#web/components/PageBar.tsx'
import { StreamListing } from '#web/components/StreamListing.tsx'
import { useAnnotationStreams } from '#web/components/useAnnotationStreams.ts'
import { annotationsPath } from '#web/paths.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'

/** `/annotations`: all annotation streams by name, each with its newest event, found by typing. */
export default function AnnotationsPage() {
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const [text, setText] = useState(address.get('name') ?? '')
  const { streams, found, total, error, isPending } = useAnnotationStreams(text.trim(), true)
  const search = (entered: string) => {
    setText(entered)
    void navigate(annotationsPath(entered.trim()), { replace: true })
  }
  return (
    <>
      <PageBar title="Annotations">
        {(total > 0 || text !== '') && (
          <TextInput
            type="search"
            label="Find a stream"
            labelPlace="beside"
            value={text}
            onChange={(event) => search(event.target.value)}
          />
        )}
      </PageBar>
      {isPending && <TopProgress />}
      {error !== null && <Notice>{`The annotations could not be read. ${error.message}`}</Notice>}
      {!isPending && error === null && streams.length === 0 && <Nothing search={text.trim()} />}
      <StreamListing streams={streams} />
      {found > streams.length && (
        <Notice>{`${found - streams.length} more streams: type a part of their name to find them.`}</Notice>
      )}
    </>
  )
}

function Nothing({ search }: { search: string }) {
  if (search !== '') {
    return (
      <EmptyState
        title="No such annotation stream"
        action={
          <Link to={annotationsPath()} reloadDocument>
            See all streams
          </Link>
        }
      >
        <p>No name contains “{search}”.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No annotations yet">
      <p>
        Annotations mark what happened, such as a deploy or an incident, on every chart. They are sent with{' '}
        <code>POST /v1/annotations/:name</code>; a stream is there from its first event on.
      </p>
    </EmptyState>
  )
}
