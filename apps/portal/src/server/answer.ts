import { Refusal } from './refusal.ts'

/** JSON; bigints (ids of records and events) as text, times as ISO 8601. Never kept by a cache. */
export function json(data: unknown, status = 200): Response {
  const body = JSON.stringify(data ?? null, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
  return new Response(body, { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } })
}

/** `{ error: { code, message, fields? } }`, for every refusal alike. */
export const refuse = ({ status, code, message, fields }: Refusal): Response => json({ error: { code, message, ...(fields ? { fields } : {}) } }, status)
