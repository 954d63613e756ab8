import type { Page } from 'playwright-core'

/** Signs the page in as a person would, on `/signin`; it then shows where the server sends everyone first. */
export async function signIn(page: Page, account: { email: string; token: string }): Promise<void> {
  await page.getByLabel('Email').fill(account.email)
  await page.getByLabel('Token').fill(account.token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/signin')
}
