import type { ApiToken } from '#api/tokens.ts'
import { dismissNewToken } from '#web/stores/newToken.ts'
import { Button } from '#web/ui/Button.tsx'
import { Snippet } from '#web/ui/Snippet.tsx'
import css from './MadeToken.module.css'
import { ROLE_NAMES } from './roleText.ts'

/** The value of a new token, the only time that it can be shown: it stays until it is dismissed. */
export function MadeToken({ token: { name, role, token } }: { token: ApiToken }) {
  return (
    <section aria-label="New token" className={css.made}>
      <p>
        <bdi className={css.name}>{name}</bdi> is there, with {ROLE_NAMES[role]}. Copy it now: only a hash of
        it is kept, so that nobody can show it again.
      </p>
      <div className={css.value}>
        <Snippet label="Value of the new token" text={token} />
        <Button kind="primary" onClick={dismissNewToken}>
          I have it
        </Button>
      </div>
    </section>
  )
}
