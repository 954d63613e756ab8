import { useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { alertCreate, alertDelete, alertList, type AlertState } from '#api/alerts.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { AlertStateTabs } from './AlertStateTabs.tsx'
import { readAlertsQuery, STATE_NAMES } from './alertsQuery.ts'
import { AlertRow } from './AlertRow.tsx'
import { AsOf } from './AsOf.tsx'
import { AlertsBar } from './AlertsBar.tsx'
import { ListFound } from '../page/ListFound.tsx'
import { ListSearch } from '../page/ListSearch.tsx'
import { ListToCome } from '../page/ListToCome.tsx'
import { NoAlerts } from './NoAlerts.tsx'
import { readAllAlerts, useSelectedAlerts } from './useSelectedAlerts.ts'
import { PageBar } from '../page/PageBar.tsx'
import { useFiringAsRead } from '../charts/useFiringAsRead.ts'
import { useListed } from '../page/useListed.ts'
import { useWithTime } from '../page/useWithTime.ts'
import { alertsPath, newAlertPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { moveByRow } from '#web/ui/moveByRow.ts'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

/** How often it is looked how alerts stand, ms. */
const AGAIN = 15_000

/** All alerts, those that fire first. */
export function AlertList() {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [address] = useSearchParams()
  const search = readAlertsQuery(address)
  const { state } = search
  const query = {
    search: search.name,
    state,
    offset: (search.page - 1) * MAX_LENGTH,
    length: MAX_LENGTH,
    orderby: 'status',
    standing: true,
  } as const
  const { list, error, isWaiting, retry } = useListed(alertList, { query }, { refetchInterval: () => AGAIN })
  useFiringAsRead(list?.states)
  const { selected, isSelected, select, unselect, selectNone } = useSelectedAlerts()
  const mayNotMake = useRefusal(alertCreate)
  const maySelect = useRefusal(alertDelete) === undefined
  const searchField = useRef<HTMLInputElement>(null)
  const rows = useRef<HTMLUListElement>(null)
  const make = () => void navigate(newAlertPath())
  useKeys({
    '/': () => searchField.current?.focus(),
    n: { label: 'New alert', perform: make, refusal: mayNotMake },
  })
  const listed = list?.alerts ?? []
  const found = list?.query.found ?? 0
  const all = listed.every(({ id }) => isSelected(id))
  const these = found > listed.length ? `these ${listed.length}` : 'all'
  const add = (
    <Button kind="primary" icon={<PlusIcon />} refusal={mayNotMake} onClick={make}>
      New alert
    </Button>
  )
  return (
    <>
      <PageBar title="Alerts" beside={<AsOf />}>
        <ListSearch
          label="Find by name, metric or service"
          ref={searchField}
          name={search.name}
          onSearch={(name) => void navigate(timed(alertsPath({ name, state })), { replace: true })}
          onDown={() => rows.current?.querySelector('a')?.focus()}
        />
        {listed.length > 0 && maySelect && (
          <Button kind="quiet" onClick={() => (all ? selectNone() : select(listed, true))}>
            {all ? 'Select none' : `Select ${these}`}
          </Button>
        )}
        {add}
      </PageBar>
      {isWaiting && <TopProgress />}
      {list?.query.total === 0 ? (
        <NoAlerts action={add} />
      ) : (
        <>
          {list?.states && <AlertStateTabs search={search} counts={list.states} />}
          <ListFound
            things="alerts"
            info={list?.query}
            pathOf={(query) => timed(alertsPath(query))}
            nothing={list?.query.found === 0 ? <NothingFound name={search.name} state={state} /> : undefined}
            {...{ search, error, retry }}
          >
            {list === undefined ? (
              <ListToCome />
            ) : (
              <>
                {/* The arrow keys are a short cut on top of Tab. */}
                {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
                <ul ref={rows} aria-label="Alerts" onKeyDown={(event) => moveByRow(event, rows.current)}>
                  {list.alerts.map((alert) => (
                    <AlertRow
                      key={alert.id}
                      alert={alert}
                      selected={maySelect ? isSelected(alert.id) : undefined}
                      onSelect={(choice) => select([alert], choice)}
                    />
                  ))}
                </ul>
                <AlertsBar
                  selected={selected}
                  found={found}
                  onAll={async () => select(await readAllAlerts({ search: search.name, state }), true)}
                  onNone={selectNone}
                  onDone={unselect}
                />
              </>
            )}
          </ListFound>
        </>
      )}
    </>
  )
}

/** Why no alert is listed where there are some. */
function NothingFound({ name, state }: { name: string; state: AlertState | undefined }) {
  return (
    <>
      {name === '' ? 'No alert' : 'No alert with '}
      {name !== '' && (
        <>
          “<bdi>{name}</bdi>” in its name, metrics or services
        </>
      )}
      {state === undefined ? ' was found.' : ` is in the state “${STATE_NAMES[state]}”.`}
    </>
  )
}
