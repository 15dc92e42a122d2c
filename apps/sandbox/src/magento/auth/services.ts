import type { Services } from '../service.ts'
import { inputProblem, required } from '../web-api/problem.ts'
import { issueToken } from './tokens.ts'

export const authServices: Services = {
  'POST /V1/integration/admin/token': ({ username, password }, { state }) => {
    const sent = { username: String(username), password: String(password) }
    const missing = [sent.username ? null : required('username'), sent.password ? null : required('password')].filter((one) => one !== null)
    if (missing.length) throw inputProblem(missing)
    return issueToken(state.accounts, sent, state.tokenKey, state.clock(), state.switches.adminTokenMinutes)
  },
}
