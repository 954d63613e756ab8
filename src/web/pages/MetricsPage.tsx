import { useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { metricList, metricUpdate } from '#api/metrics.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { selectedWhere, NOTHING_SELECTED } from '#web/components/metrics/selectedMetrics.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { FirstMeasurement } from '#web/components/page/FirstMeasurement.tsx'
import { late } from '#web/components/page/late.ts'
import { LateBoundary } from '#web/components/page/LateBoundary.tsx'
import { ListFound } from '#web/components/page/ListFound.tsx'
import { ListSearch } from '#web/components/page/ListSearch.tsx'
import { ListToCome } from '#web/components/page/ListToCome.tsx'
import { MetricListing } from '#web/components/metrics/MetricListing.tsx'
import { MetricsTabs } from '#web/components/page/MetricsTabs.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { useListed } from '#web/components/page/useListed.ts'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { metricsPath, readListQuery } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

const NewComposite = late(() => import('#web/components/metrics/NewComposite.tsx'))

/** `/metrics`: all metrics by name, found by typing any parts of it. */
export default function MetricsPage() {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [address] = useSearchParams()
  const search = readListQuery(address)
  const query = { name: search.name, offset: (search.page - 1) * MAX_LENGTH, length: MAX_LENGTH }
  const { list, error, isWaiting, retry } = useListed(metricList, { query })
  const found = list !== undefined && 'metrics' in list ? list : undefined
  const [making, setMaking] = useState(false)
  const mayNotMake = useRefusal(metricUpdate)
  const searchField = useRef<HTMLInputElement>(null)
  const [selected, setSelected] = useState(NOTHING_SELECTED)
  const rows = useRef<HTMLUListElement>(null)
  useKeys({ '/': { label: 'Find a metric', perform: () => searchField.current?.focus() } })

  return (
    <>
      <PageBar title="Metrics" beside={<MetricsTabs />}>
        <ListSearch
          label="Find a metric"
          ref={searchField}
          name={search.name}
          onSearch={(name) => void navigate(timed(metricsPath({ name })), { replace: true })}
          onDown={() => rows.current?.querySelector('a')?.focus()}
        />
        <Button kind="primary" icon={<PlusIcon />} refusal={mayNotMake} onClick={() => setMaking(true)}>
          New composite metric
        </Button>
      </PageBar>
      {isWaiting && <TopProgress />}
      {found?.query.total === 0 ? (
        <NoMetrics />
      ) : (
        <ListFound
          things="metrics"
          info={found?.query}
          pathOf={(query) => timed(metricsPath(query))}
          {...{ search, error, retry }}
        >
          {found === undefined ? (
            <ListToCome />
          ) : (
            <MetricListing
              metrics={found.metrics}
              search={search.name}
              found={found.query.found}
              rows={rows}
              selected={selectedWhere(selected, search.name)}
              onSelected={setSelected}
            />
          )}
        </ListFound>
      )}
      {making && (
        <LateBoundary onFailed={() => setMaking(false)}>
          <NewComposite onClose={() => setMaking(false)} />
        </LateBoundary>
      )}
    </>
  )
}

function NoMetrics() {
  return (
    <EmptyState title="No metrics yet">
      <p>A metric is what is measured under one name. It is here from its first measurement on:</p>
      <FirstMeasurement />
    </EmptyState>
  )
}
