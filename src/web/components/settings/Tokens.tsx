import { useCallback, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { MAX_LENGTH } from '#api/pagination.ts'
import { tokenList } from '#api/tokens.ts'
import { useSession } from '#web/api/useSession.ts'
import { AdminPage } from '../page/AdminPage.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { ListFound } from '../page/ListFound.tsx'
import { ListSearch } from '../page/ListSearch.tsx'
import { ListToCome } from '../page/ListToCome.tsx'
import { MadeToken } from './MadeToken.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { SettingsTabs } from '../page/SettingsTabs.tsx'
import { TokenRow } from './TokenRow.tsx'
import { TokenSnippets } from './TokenSnippets.tsx'
import { useListed } from '../page/useListed.ts'
import { useWithTime } from '../page/useWithTime.ts'
import { readListQuery, tokensPath } from '#web/paths.ts'
import { useNewToken } from '#web/stores/newToken.ts'
import { Button } from '#web/ui/Button.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

const NewToken = late(() => import('./NewToken.tsx'))

/** `/tokens`: who may come in, and how to send measurements with a token. */
export function Tokens() {
  return (
    <AdminPage
      title="Tokens"
      about="A token is what agents and people sign in with: whoever can make one can do everything."
      endpoint={tokenList}
    >
      <TokensList />
    </AdminPage>
  )
}

function TokensList() {
  const navigate = useNavigate()
  const timed = useWithTime()
  const session = useSession()
  const [address] = useSearchParams()
  const search = readListQuery(address)
  const query = {
    name: search.name,
    offset: (search.page - 1) * MAX_LENGTH,
    length: MAX_LENGTH,
  }
  const { list, error, isWaiting, retry } = useListed(tokenList, { query })
  const made = useNewToken((state) => state.made)
  const mine = made !== null && made.by === session?.token_id ? made.token : undefined
  const [making, setMaking] = useState(false)
  const close = useCallback(() => setMaking(false), [])
  // The value of the one before would be lost.
  const wait = mine && 'First copy the token that was made last.'
  const searchField = useRef<HTMLInputElement>(null)
  useKeys({
    '/': { label: 'Find a token', perform: () => searchField.current?.focus() },
    n: { label: 'New token', perform: () => setMaking(true), refusal: wait },
  })
  return (
    <>
      <PageBar title="Tokens" beside={<SettingsTabs />}>
        <ListSearch
          label="Find a token"
          ref={searchField}
          name={search.name}
          onSearch={(name) => void navigate(timed(tokensPath({ name })), { replace: true })}
        />
        <Button kind="primary" icon={<PlusIcon />} refusal={wait} onClick={() => setMaking(true)}>
          New token
        </Button>
      </PageBar>
      {isWaiting && <TopProgress />}
      {mine && <MadeToken token={mine} />}
      <ListFound
        things="tokens"
        info={list?.query}
        pathOf={(query) => timed(tokensPath(query))}
        {...{ search, error, retry }}
      >
        {list === undefined ? (
          <ListToCome />
        ) : (
          <ul aria-label="Tokens">
            {list.api_tokens.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </ul>
        )}
      </ListFound>
      {/* What only sends needs no token that may do more, or none of it. */}
      <TokenSnippets token={mine?.role === 'recorder' ? mine.token : undefined} />
      {making && (
        <LateBoundary onFailed={close}>
          <NewToken onClose={close} />
        </LateBoundary>
      )}
    </>
  )
}
