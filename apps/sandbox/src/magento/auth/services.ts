import type { Services } from '../service.ts'
import { inputProblem, required } from '../web-api/problem.ts'
import { incorrect, issueToken } from './tokens.ts'

/** Missing texts, which the shop refuses one by one, also when they are there but empty. */
function refuseEmpty(sent: Readonly<Record<string, string>>): void {
  const missing = Object.entries(sent).filter(([, value]) => !value).map(([name]) => required(name))
  if (missing.length) throw inputProblem(missing)
}

export const authServices: Services = {
  // Customers do not sign in here.
  'POST /V1/integration/customer/token': ({ username, password }) => {
    refuseEmpty({ username: String(username), password: String(password) })
    throw incorrect()
  },
  'POST /V1/integration/admin/token': ({ username, password }, { state }) => {
    const sent = { username: String(username), password: String(password) }
    refuseEmpty(sent)
    return issueToken(state.accounts, sent, state.tokenKey, state.clock(), state.switches.adminTokenMinutes)
  },
}
