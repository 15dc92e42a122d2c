import { same, type Account } from './accounts.ts'
import { ControlFailure, problems, SignInFailure } from './problems.ts'
import type { Control, Authentication } from './request.ts'
import type { Session } from './sessions.ts'
import type { IntacctState } from './state.ts'

/** Who asks: by name and password, or by a session that he began before. */
export interface SignedIn { account: Account; companyId: string; locationId: string; session: Session | null }

/** The first door: the Web Services sender. HTTP 401, as the SDK's tests show for refusals at this door. */
export function checkSender({ company }: IntacctState, { senderId, password }: Control): void {
  const sender = company.senders.find((one) => same(senderId, one.senderId))
  if (!sender || !same(password, sender.password)) throw new ControlFailure(401, problems.wrongSender())
}

/** The second door: the company's user. Throws a SignInFailure that does not tell what was wrong, or a ControlFailure for an unknown company. */
export function signIn(state: IntacctState, control: Control, authentication: Authentication): SignedIn {
  const { company, sessions } = state
  const authorized = () => {
    if (!company.authorizedSenders.includes(control.senderId)) throw new SignInFailure(problems.senderNotAuthorized(control.senderId, company.companyId))
  }
  if (authentication.kind === 'session') {
    const session = sessions.use(authentication.sessionId)
    if (!session) throw new SignInFailure(problems.deadSession())
    authorized()
    return { ...session, session }
  }
  const { companyId, userId, password, locationId } = authentication
  if (companyId !== company.companyId) throw new ControlFailure(400, problems.unknownCompany())
  authorized()
  const account = company.users.find((user) => same(userId, user.userId))
  if (!account || !same(password, account.password)) throw new SignInFailure(problems.wrongSignIn())
  checkEntity(state, account, locationId)
  return { account, companyId, locationId, session: null }
}

/** An entity must exist and be open to the user; '' is the top level. */
export function checkEntity({ books }: IntacctState, account: Account, locationId: string): void {
  if (locationId && !books.table('LOCATIONENTITY').byKey(locationId)) throw new SignInFailure(problems.wrongSignIn())
  if (account.onlyEntity && account.onlyEntity !== locationId) throw new SignInFailure(problems.wrongSignIn())
}
