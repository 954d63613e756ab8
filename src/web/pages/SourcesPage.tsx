import { useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { MAX_LENGTH } from '#api/pagination.ts'
import { sourceList } from '#api/sources.ts'
import { ListFound } from '#web/components/page/ListFound.tsx'
import { ListSearch } from '#web/components/page/ListSearch.tsx'
import { ListToCome } from '#web/components/page/ListToCome.tsx'
import { MetricsTabs } from '#web/components/page/MetricsTabs.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { SourceRow } from '#web/components/metrics/SourceRow.tsx'
import { useListed } from '#web/components/page/useListed.ts'
import { useNamedSpaces } from '#web/components/spaceChoice/useNamedSpaces.ts'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { readListQuery, sourcesPath } from '#web/paths.ts'
import { recentSpaces } from '#web/stores/recentSpaces.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

/** `/sources`: all sources by name, with the display names they were given. */
export default function SourcesPage() {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [address] = useSearchParams()
  const search = readListQuery(address)
  const query = { name: search.name, offset: (search.page - 1) * MAX_LENGTH, length: MAX_LENGTH }
  const { list, error, isWaiting, retry } = useListed(sourceList, { query })
  const [space] = useNamedSpaces(recentSpaces().slice(0, 1))
  const searchField = useRef<HTMLInputElement>(null)
  useKeys({ '/': { label: 'Find a source', perform: () => searchField.current?.focus() } })
  return (
    <>
      <PageBar title="Sources" beside={<MetricsTabs />}>
        <ListSearch
          label="Find a source"
          ref={searchField}
          name={search.name}
          onSearch={(name) => void navigate(timed(sourcesPath({ name })), { replace: true })}
        />
      </PageBar>
      {isWaiting && <TopProgress />}
      {list?.query.total === 0 ? (
        <EmptyState title="No sources yet">
          <p>
            A source is where measurements come from, such as a host. It is here once a measurement has the
            tag <code>source</code>.
          </p>
        </EmptyState>
      ) : (
        <ListFound
          things="sources"
          info={list?.query}
          pathOf={(query) => timed(sourcesPath(query))}
          {...{ search, error, retry }}
        >
          {list === undefined ? (
            <ListToCome />
          ) : (
            <ul aria-label="Sources">
              {list.sources.map((source) => (
                <SourceRow key={source.name} source={source} space={space} />
              ))}
            </ul>
          )}
        </ListFound>
      )}
    </>
  )
}
