import { demoAdministrator } from '../src/index.ts'

export interface Answer<Body = Record<string, unknown>> { status: number; body: Body; headers: Headers }

/** Signs in to a sandbox's shop as its administrator. */
export async function magentoToken(url: string): Promise<string> {
  const { username, password } = demoAdministrator
  const { body } = await askMagento<string>(url, 'POST', '/rest/V1/integration/admin/token', { username, password })
  return body
}

export async function askMagento<Body = Record<string, unknown>>(url: string, method: string, path: string, body?: unknown, token?: string): Promise<Answer<Body>> {
  const answer = await fetch(url + path, {
    method, headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: (answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as Body }
}
