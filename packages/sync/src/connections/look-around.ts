import axios from 'axios'
import type { GuardedAgents } from './egress.ts'

/** What a shop tells anybody who looks at its door. */
export interface Surroundings {
  /** "Magento 2.4 (Community)"; null when the shop keeps it to itself. */
  version: string | null
  /** How far the shop's clock is ahead of ours, ms; null when it tells no time. */
  clockAheadMs: number | null
}

/** Asks `/magento_version`, which shops answer in plain text unless they bar it, and reads the clock of whoever answers. Never throws. */
export async function lookAround(baseUrl: string, agents: GuardedAgents, signal: AbortSignal): Promise<Surroundings> {
  try {
    const sentAt = Date.now()
    const { status, data, headers } = await axios.get<string>(`${baseUrl.replace(/\/+$/, '')}/magento_version`, {
      responseType: 'text', transformResponse: (text: string) => text, validateStatus: () => true, maxRedirects: 0, proxy: false, timeout: 10_000,
      maxContentLength: 200_000, httpAgent: agents.http, httpsAgent: agents.https, signal,
    })
    const time = Date.parse(String(headers.date ?? ''))
    const told = status === 200 ? /^Magento\/(\S+) \((\w+)\)/.exec(String(data).trim()) : null
    return {
      version: told ? `Magento ${told[1]} (${told[2]})` : null,
      clockAheadMs: Number.isNaN(time) ? null : time - (sentAt + Date.now()) / 2,
    }
  } catch {
    return { version: null, clockAheadMs: null }
  }
}
