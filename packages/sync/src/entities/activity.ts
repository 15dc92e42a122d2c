import { z } from 'zod'
import { settingMeta as meta } from '../definition.ts'

/** What STATUS says of a customer or an item: "non-posting" may be seen and reported on, and nothing may be posted to it. */
export type Activity = 'active' | 'non-posting' | 'inactive'

/** Reads STATUS, whichever way a door of Intacct spells it ("active non-posting", "activeNonPosting"); an empty one is active. Pure. */
export function activityOf(status: string | undefined): Activity {
  const plain = (status ?? '').toLowerCase().replace(/[^a-z]/g, '')
  if (plain === '' || plain === 'active') return 'active'
  return plain === 'activenonposting' ? 'non-posting' : 'inactive'
}

/** In a sentence: "It is … in Sage Intacct." */
export const activityInWords: Record<Activity, string> = { active: 'active', 'non-posting': 'active non-posting', inactive: 'inactive' }

/** The setting that says how such a record counts. `many`: "customers"; `why`: what an order in the shop would come to. */
export const nonPostingSetting = (many: string, why: string) => z.enum(['as-inactive', 'as-active']).default('as-inactive').meta(meta({
  title: `${many} that are active non-posting`, description: `Sage Intacct posts nothing to them: ${why}`,
  section: many === 'Customers' ? 'Who is sent' : 'Which items', widget: 'select', labels: { 'as-inactive': 'Count as inactive', 'as-active': 'Count as active' },
}))

/** What a record counts as by that setting: its activity when it is not to be sent, null when it is. Pure. */
export function notActive(status: string | undefined, nonPosting: 'as-inactive' | 'as-active'): Exclude<Activity, 'active'> | null {
  const activity = activityOf(status)
  return activity === 'active' || (activity === 'non-posting' && nonPosting === 'as-active') ? null : activity
}
