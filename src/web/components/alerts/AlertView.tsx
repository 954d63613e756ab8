import { Link, useSearchParams } from 'react-router'
import { alertIncidentList, alertStreamList } from '#api/alertIncidents.ts'
import { type Alert, alertView } from '#api/alerts.ts'
import { q, useQuery } from '#web/api/query.ts'
import { AlertCharts } from './AlertCharts.tsx'
import { AlertFacts } from './AlertFacts.tsx'
import { AlertMark } from './AlertMark.tsx'
import { AlertProblem } from './AlertProblem.tsx'
import { alertState } from './alertState.ts'
import { AlertStreams } from './AlertStreams.tsx'
import { AsOf } from './AsOf.tsx'
import { AlertTools } from './AlertTools.tsx'
import { spanText } from '#chart/spanText.ts'
import { mutedText } from './mutedText.ts'
import { IncidentListing } from './IncidentListing.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { Pager } from '../page/Pager.tsx'
import { useFiringAsRead } from '../charts/useFiringAsRead.ts'
import { useListed } from '../page/useListed.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { alertPath, editAlertPath, readListQuery } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import css from './AlertView.module.css'

/** How often it is looked how it stands, ms; and while somebody is being told. */
const AGAIN = 15_000
const SOON = 3_000
const PAGE = 20

/** How an alert stands, and when it fired. */
export function AlertView({ id }: { id: number }) {
  const { data, error } = useQuery({
    ...q(alertView, { params: { id } }),
    enabled: Number.isSafeInteger(id),
    refetchInterval: AGAIN,
  })
  const isGone = !Number.isSafeInteger(id) || error?.status === 404 || error?.status === 400
  if (data !== undefined && !isGone) return <AlertShown alert={data} />
  if (error === null && !isGone) {
    return (
      <>
        <PageBar title="Alert" />
        <TopProgress />
      </>
    )
  }
  return <AlertProblem isGone={isGone} message={error?.message ?? ''} />
}

function AlertShown({ alert }: { alert: Alert }) {
  const { id, name } = alert
  const [address] = useSearchParams()
  const { page } = readListQuery(address)
  const now = useNow()
  const zone = usePageZone()
  const streams = useListed(alertStreamList, { params: { id } }, { refetchInterval: () => AGAIN })
  const query = { offset: (page - 1) * PAGE, length: PAGE }
  const history = useListed(
    alertIncidentList,
    { params: { id }, query },
    { refetchInterval: (list) => (list?.incidents.some(({ told }) => told.waiting > 0) ? SOON : AGAIN) },
  )
  const { list } = streams
  useFiringAsRead(history.list)
  const incidents = history.list?.incidents ?? []
  const state = list && alertState(alert, list, now)
  return (
    <>
      <PageBar
        title={name}
        heading={<bdi title={name}>{name}</bdi>}
        beside={
          state && (
            <span className={css.mark}>
              <AlertMark state={state} /> <AsOf />
            </span>
          )
        }
      >
        <AlertTools
          alert={alert}
          isFiring={list?.status === 'triggered'}
          isMuted={typeof list?.muted_until === 'number'}
        />
      </PageBar>
      {(streams.isWaiting || history.isWaiting) && <TopProgress />}
      <div className={css.page}>
        <div className={css.main}>
          {state?.failure && <Notice>{`It cannot be evaluated: ${state.failure}.`}</Notice>}
          {state?.missed && (
            <Notice>
              {`It was not evaluated ${spanText(state.missed.from, state.missed.to, zone)}, which was too long ago to be caught up.`}
            </Notice>
          )}
          {state?.kind === 'resolved' && (
            <Notice tone="plain">
              Resolved by hand. A stream that still violates fires again once its next measurement is
              evaluated, within a minute or two: to have quiet for a while, mute the alert; for good, disable
              it.
            </Notice>
          )}
          {typeof list?.muted_until === 'number' && (
            <Notice tone="plain">
              {`${mutedText(list.muted_until, zone, now)}: nobody is told that it fires. What goes on by then is told then.`}
            </Notice>
          )}
          {alert.conditions.length > 0 && <AlertCharts alert={alert} />}
          <section aria-labelledby="streams-now">
            <h2 id="streams-now" className={css.title}>
              Streams now
            </h2>
            {streams.error !== null && (
              <Notice action={<Button onClick={streams.retry}>Try again</Button>}>
                {`How streams stand could not be read. ${streams.error.message}`}
              </Notice>
            )}
            {list !== undefined && list.streams.length > 0 && (
              <AlertStreams
                alert={alert}
                streams={list.streams}
                found={list.query.found}
                isFiring={list.status === 'triggered'}
              />
            )}
            {list?.streams.length === 0 && (
              <p className={css.none}>{whyNoStream(alert, list.evaluated_at)}</p>
            )}
          </section>
          <section aria-labelledby="incidents">
            <h2 id="incidents" className={css.title}>
              Incidents
            </h2>
            {history.error !== null && (
              <Notice action={<Button onClick={history.retry}>Try again</Button>}>
                {`Its incidents could not be read. ${history.error.message}`}
              </Notice>
            )}
            {incidents.length > 0 && <IncidentListing alert={alert} incidents={incidents} />}
            {history.list?.query.total === 0 && (
              <p className={css.none}>
                It never fired. <Link to={editAlertPath(id)}>Its editor</Link> shows when it would have in the
                last month.
              </p>
            )}
            {history.list && (
              <Pager
                info={history.list.query}
                page={page}
                pageSize={PAGE}
                pathOf={(next) => alertPath(id, next)}
              />
            )}
          </section>
        </div>
        <AlertFacts alert={alert} />
      </div>
    </>
  )
}

function whyNoStream({ active, conditions, updated_at }: Alert, evaluated: number | null): string {
  if (!active) return 'It is disabled: nothing is evaluated.'
  if (conditions.length === 0) return 'It has no condition.'
  // Its first minute is evaluated after its end.
  if (evaluated === null || evaluated <= updated_at)
    return 'Its streams are here once its first minute is over.'
  return 'No stream was measured since it was made or changed.'
}
