import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { isSecret, type ServiceType } from '#api/serviceTypes.ts'

type Settings = Record<string, string>

/** Seals and opens the secrets among the settings of services; what is not a secret stays readable in the database. */
export interface Vault {
  /** As they are to be kept: without a key that is as they are. */
  seal(type: ServiceType, settings: Settings): Settings
  /** As they were before they were sealed. Those that this key does not open are left out, and named. */
  open(stored: Settings): { settings: Settings; unreadable: string[] }
}

/** Begins every sealed value; what is behind it is the nonce, the tag and the cipher text. */
const SEALED = 'sealed:1:'
const NONCE = 12
const TAG = 16

/** Keys are made of POISE_KEY alone, because every process of an account, and every restart, has to make the same. */
const SALT = 'poise, settings of services'

/** @param key POISE_KEY; deriving what seals takes a moment. */
export function openVault(key: string | undefined): Vault {
  const secret = key === undefined ? undefined : scryptSync(key, SALT, 32)
  return {
    seal: (type, settings) =>
      secret === undefined
        ? settings
        : mapped(settings, (name, value) =>
            isSecret(type, name) && !isSealed(value) ? sealed(secret, name, value) : value,
          ),
    open: (stored) => {
      const unreadable: string[] = []
      const settings = mapped(stored, (name, value) => {
        if (!isSealed(value)) return value
        const text = secret === undefined ? undefined : opened(secret, name, value)
        if (text === undefined) unreadable.push(name)
        return text
      })
      return { settings, unreadable }
    },
  }
}

export const isSealed = (value: string) => value.startsWith(SEALED)

/** What is said where settings cannot be read. */
export const UNREADABLE = 'Its secrets cannot be read: POISE_KEY is not the one that sealed them'

function sealed(secret: Buffer, name: string, value: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(name))
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return SEALED + Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

function opened(secret: Buffer, name: string, value: string): string | undefined {
  const bytes = Buffer.from(value.slice(SEALED.length), 'base64url')
  const [nonce, tag, text] = [
    bytes.subarray(0, NONCE),
    bytes.subarray(NONCE, NONCE + TAG),
    bytes.subarray(NONCE + TAG),
  ]
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG })
    decipher.setAAD(Buffer.from(name)).setAuthTag(tag)
    return decipher.update(text, undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}

function mapped(settings: Settings, change: (name: string, value: string) => string | undefined): Settings {
  const changed: Settings = {}
  for (const [name, value] of Object.entries(settings)) {
    const to = change(name, value)
    if (to !== undefined) changed[name] = to
  }
  return changed
}
