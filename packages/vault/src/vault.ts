import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** A 32-byte key; its version is derived from it, so that keys need no numbering. */
export interface MasterKey { version: number; key: Uint8Array }

/** What a secret belongs to: sealed for one, it opens for no other. */
export interface SealedTo { tenantId: string; connectionId: string }

export interface Sealed { sealed: Uint8Array<ArrayBuffer>; keyVersion: number }

/** A secret could not be opened: another key, another owner, or altered bytes. Tells never what is inside. */
export class VaultError extends Error {
  readonly reason: 'unknown-key' | 'not-authentic' | 'malformed'
  constructor(reason: VaultError['reason'], message: string) {
    super(message)
    this.name = 'VaultError'
    this.reason = reason
  }
}

export interface Vault {
  /** Seals with the newest key. */
  seal(plaintext: string, to: SealedTo): Sealed
  /** Throws VaultError. */
  open(sealed: Sealed, to: SealedTo): string
  /** Whether the newest key sealed it; if not, open and seal again (rotation). */
  isCurrent(sealed: Pick<Sealed, 'keyVersion'>): boolean
}

const format = 1
const ivLength = 12
const tagLength = 16
const keyLength = 32

/**
 * Envelope encryption: each secret has its own random data key (AES-256-GCM), which the master key wraps. Both layers are
 * bound to tenant, connection and key version, so that a sealed secret moved to another row does not open.
 * Layout: format byte, wrap iv, wrap tag, wrapped key, iv, tag, ciphertext.
 * @param keys newest first; the first seals, all open
 */
export function createVault(keys: readonly MasterKey[]): Vault {
  const [current] = keys
  if (!current) throw new Error('The vault needs at least one master key.')
  const bound = (to: SealedTo, version: number) => Buffer.from(`causeway:${format}:${version}:${to.tenantId}:${to.connectionId}`)

  return {
    seal(plaintext, to) {
      const aad = bound(to, current.version)
      const dataKey = randomBytes(keyLength)
      const wrapped = encrypt(current.key, dataKey, aad)
      const content = encrypt(dataKey, Buffer.from(plaintext, 'utf8'), aad)
      dataKey.fill(0)
      return { sealed: new Uint8Array(Buffer.concat([Buffer.from([format]), wrapped, content])), keyVersion: current.version }
    },
    open({ sealed, keyVersion }, to) {
      const master = keys.find((key) => key.version === keyVersion)
      if (!master) throw new VaultError('unknown-key', 'The master key that sealed these credentials is not configured. Add it to CAUSEWAY_MASTER_KEY_PREVIOUS, or enter the credentials again.')
      const bytes = Buffer.from(sealed)
      const wrapEnd = 1 + ivLength + tagLength + keyLength
      if (bytes[0] !== format || bytes.length < wrapEnd + ivLength + tagLength) throw new VaultError('malformed', 'These credentials are damaged. Enter them again.')
      const aad = bound(to, keyVersion)
      const dataKey = decrypt(master.key, bytes.subarray(1, wrapEnd), aad)
      const plaintext = decrypt(dataKey, bytes.subarray(wrapEnd), aad).toString('utf8')
      dataKey.fill(0)
      return plaintext
    },
    isCurrent: ({ keyVersion }) => keyVersion === current.version,
  }
}

function encrypt(key: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad)
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), ciphertext])
}

function decrypt(key: Uint8Array, bytes: Buffer, aad: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength)).setAAD(aad)
  decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()])
  } catch {
    throw new VaultError('not-authentic', 'These credentials belong to another connection, or were altered. Enter them again.')
  }
}

/** Master keys from base64 text, the current one first. */
export function masterKeys(current: string, previous = ''): MasterKey[] {
  return [current, ...previous.split(',')].map((text) => text.trim()).filter(Boolean).map((text) => {
    const key = Buffer.from(text, 'base64')
    if (key.length !== keyLength) throw new Error('A master key must be 32 bytes in base64.')
    return { key, version: createHash('sha256').update('causeway-key').update(key).digest().readUInt32BE(0) >>> 1 }
  })
}
