import { Notice } from '#web/ui/Notice.tsx'

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Says of an address that is handed on when it leads nowhere but on this machine. */
export function LocalAddress({ url }: { url: string }) {
  if (!LOCAL.test(new URL(url).hostname)) return null
  return (
    <Notice tone="plain">
      This address works on this machine only: set POISE_URL to the one that others reach Poise by.
    </Notice>
  )
}
