import { useCallback, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { MAX_LENGTH } from '#api/pagination.ts'
import { type Service, serviceCreate, serviceList } from '#api/services.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { AdminPage } from '../page/AdminPage.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { ListFound } from '../page/ListFound.tsx'
import { ListSearch } from '../page/ListSearch.tsx'
import { ListToCome } from '../page/ListToCome.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { ServiceRow } from './ServiceRow.tsx'
import { SettingsTabs } from '../page/SettingsTabs.tsx'
import { useListed } from '../page/useListed.ts'
import { useWithTime } from '../page/useWithTime.ts'
import { readListQuery, servicesPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

const ServiceDrawer = late(() => import('./ServiceDrawer.tsx'))

/** `/services`: who is told of alerts. */
export function Services() {
  return (
    <AdminPage
      title="Services"
      about="A service is told when an alert fires. Its settings hold secrets."
      endpoint={serviceList}
    >
      <ServicesList />
    </AdminPage>
  )
}

/** What is open beside the list: a service of it, or a new one, which has the key 0 even when it is saved. */
type Open = { key: number; service?: Service } | null

function ServicesList() {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [address] = useSearchParams()
  const search = readListQuery(address)
  const query = {
    title: search.name,
    offset: (search.page - 1) * MAX_LENGTH,
    length: MAX_LENGTH,
    usage: true,
  }
  const { list, error, isWaiting, retry } = useListed(serviceList, { query })
  const [open, setOpen] = useState<Open>(null)
  const close = useCallback(() => setOpen(null), [])
  const mayNotCreate = useRefusal(serviceCreate)
  const searchField = useRef<HTMLInputElement>(null)
  useKeys({
    '/': { label: 'Find a service', perform: () => searchField.current?.focus() },
    n: { label: 'New service', perform: () => setOpen({ key: 0 }), refusal: mayNotCreate },
  })
  const add = (
    <Button kind="primary" icon={<PlusIcon />} refusal={mayNotCreate} onClick={() => setOpen({ key: 0 })}>
      New service
    </Button>
  )
  return (
    <>
      <PageBar title="Services" beside={<SettingsTabs />}>
        <ListSearch
          label="Find a service"
          ref={searchField}
          name={search.name}
          onSearch={(name) => void navigate(timed(servicesPath({ name })), { replace: true })}
        />
        {add}
      </PageBar>
      {isWaiting && <TopProgress />}
      {list?.query.total === 0 ? (
        <EmptyState title="No services yet" action={add}>
          <p>
            A service is who is told when an alert fires: an address, a channel, or a program that takes a
            POST. Make one, send it a test, and choose it in an alert.
          </p>
        </EmptyState>
      ) : (
        <ListFound
          things="services"
          info={list?.query}
          pathOf={(query) => timed(servicesPath(query))}
          {...{ search, error, retry }}
        >
          {list === undefined ? (
            <ListToCome />
          ) : (
            <ul aria-label="Services">
              {list.services.map((service) => (
                <ServiceRow
                  key={service.id}
                  service={service}
                  onEdit={() => setOpen({ key: service.id, service })}
                />
              ))}
            </ul>
          )}
        </ListFound>
      )}
      {open !== null && (
        <LateBoundary onFailed={close}>
          <ServiceDrawer
            key={open.key}
            service={open.service}
            onClose={close}
            onSaved={(service) => setOpen({ ...open, service })}
          />
        </LateBoundary>
      )}
    </>
  )
}
