import { useCallback, useMemo, useState } from 'react'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { alertCreate } from '#api/alerts.ts'
import { chartCreate } from '#api/charts.ts'
import { type Metric, metricView } from '#api/metrics.ts'
import { q, useQuery } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { alertOn } from '#web/components/drafts/alertSeed.ts'
import { ChartPanel, type DataActions } from '#web/components/charts/ChartPanel.tsx'
import { chartOf, decodeChart, type MetricChart, withChart } from '#web/components/metrics/metricAddress.ts'
import { MetricAttributes } from '#web/components/metrics/MetricAttributes.tsx'
import { MetricChoices } from '#web/components/metrics/MetricChoices.tsx'
import { MetricTags } from '#web/components/metrics/MetricTags.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { SendToSpace } from '#web/components/metrics/SendToSpace.tsx'
import { SnapshotButton } from '#web/components/snapshot/SnapshotButton.tsx'
import { TimeRangePicker } from '#web/components/viewing/TimeRangePicker.tsx'
import { useViewing } from '#web/components/viewing/useViewing.ts'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { metricsPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { AlertsIcon, PlusIcon } from '#web/ui/icons.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import css from './MetricPage.module.css'

/** A metric: drawn live as the address says, its tags to filter and group by, and its attributes. */
export default function MetricPage() {
  const name = useParams().name ?? ''
  const timed = useWithTime()
  const metric = useQuery(q(metricView, { params: { name } }))
  const isGone = metric.error?.status === 404 || metric.error?.status === 400
  if (metric.data !== undefined && !isGone) return <MetricShown key={name} metric={metric.data} />
  if (metric.error === null) {
    return (
      <>
        <PageBar title={name} heading={<bdi title={name}>{name}</bdi>} />
        <TopProgress />
      </>
    )
  }
  return (
    <>
      <PageBar title="Metrics" />
      <EmptyState
        title={isGone ? 'There is no metric of this name' : 'This metric could not be read'}
        action={<Link to={timed(metricsPath())}>See all metrics</Link>}
      >
        <p>{isGone ? 'It was deleted, or nothing was measured under it yet.' : metric.error.message}</p>
      </EmptyState>
    </>
  )
}

function MetricShown({ metric }: { metric: Metric }) {
  const [viewing, view] = useViewing()
  const { search } = useLocation()
  const navigate = useNavigate()
  const [sending, setSending] = useState(false)
  const mayNotAlert = useRefusal(alertCreate)
  const mayNotSend = useRefusal(chartCreate)
  const shown = useMemo(() => decodeChart(new URLSearchParams(search)), [search])
  const chart = useMemo(() => ({ ...chartOf(metric, shown), id: 0 }), [metric, shown])
  const change = (part: Partial<MetricChart>) =>
    void navigate({ search: withChart(search, { ...shown, ...part }) })
  const actions = useCallback(
    (data: DataActions | undefined) => <SnapshotButton {...{ chart, viewing, data }} />,
    [chart, viewing],
  )
  return (
    <>
      <PageBar title={metric.name} heading={<bdi title={metric.name}>{metric.name}</bdi>}>
        <TimeRangePicker viewing={viewing} view={view} />
        <Button
          icon={<AlertsIcon />}
          refusal={mayNotAlert}
          onClick={() => void navigate(alertOn(chart.streams))}
        >
          Alert on this
        </Button>
        <Button kind="primary" icon={<PlusIcon />} refusal={mayNotSend} onClick={() => setSending(true)}>
          Send to a space
        </Button>
      </PageBar>
      <div className={css.page}>
        <div className={css.main}>
          <MetricChoices metric={metric} chart={chart} shown={shown} onChange={change} />
          <div className={css.chart}>
            <ChartPanel chart={chart} viewing={viewing} view={view} actions={actions} />
          </div>
          {metric.type !== 'composite' && <MetricTags metric={metric.name} shown={shown} onChange={change} />}
        </div>
        <MetricAttributes metric={metric} />
      </div>
      {sending && <SendToSpace chart={chart} onClose={() => setSending(false)} />}
    </>
  )
}
