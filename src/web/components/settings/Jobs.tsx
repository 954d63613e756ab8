import { Link } from 'react-router'
import { type Job, jobList } from '#api/jobs.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { AdminPage } from '../page/AdminPage.tsx'
import { isUnderWay } from './jobText.ts'
import { JobRow } from './JobRow.tsx'
import { ListToCome } from '../page/ListToCome.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { SettingsTabs } from '../page/SettingsTabs.tsx'
import { useWithTime } from '../page/useWithTime.ts'
import { metricsPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import css from './Jobs.module.css'

/** How often the list is read again while something is under way, and else for what others begin, ms. */
const BUSY = 1_000
const IDLE = 10_000

/** `/jobs`: work that goes on after its request was answered, wherever it was begun. */
export function Jobs() {
  return (
    <AdminPage
      title="Jobs"
      about="A job is work that goes on by itself, such as the deletion of many metrics."
      endpoint={jobList}
    >
      <JobsList />
    </AdminPage>
  )
}

function JobsList() {
  const timed = useWithTime()
  const { data, error, isPending, refetch } = useQuery({
    ...q(jobList, { query: { sort: 'desc', length: MAX_LENGTH } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.jobs.some(isUnderWay) ? BUSY : IDLE),
  })
  const again = <Button onClick={() => void refetch()}>Try again</Button>
  const jobs = data?.jobs ?? []
  return (
    <>
      <PageBar title="Jobs" beside={<SettingsTabs />} />
      {isPending && <ListToCome />}
      {error !== null && data === undefined && (
        <EmptyState title="The jobs could not be read" action={again}>
          <p>{error.message}</p>
        </EmptyState>
      )}
      {error !== null && data !== undefined && (
        <Notice action={again}>This is the last list that could be read. {error.message}</Notice>
      )}
      {data?.query.total === 0 && (
        <EmptyState title="No jobs" action={<Link to={timed(metricsPath())}>See all metrics</Link>}>
          <p>
            A job is work that goes on after its request was answered. Select many metrics and change or
            delete them: how far that is stands here, for 30 days.
          </p>
        </EmptyState>
      )}
      <JobGroup title="Under way" jobs={jobs.filter(isUnderWay)} />
      <JobGroup title="Ended" jobs={jobs.filter((job) => !isUnderWay(job))} />
      {data && data.query.total > jobs.length && (
        <Notice tone="plain">{`The last ${jobs.length} of ${data.query.total}.`}</Notice>
      )}
    </>
  )
}

function JobGroup({ title, jobs }: { title: string; jobs: readonly Job[] }) {
  if (jobs.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className={css.title}>{title}</h2>
      <ul>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </section>
  )
}
