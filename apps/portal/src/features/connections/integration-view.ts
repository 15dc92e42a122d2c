interface Side { id: string; name: string; lastTestOk: boolean | null }

/** A pair of connections with what runs between them. */
export interface IntegrationView {
  id: string
  name: string
  enabled: boolean
  /** The worker is deleting it, and has so many records still to go; null for one that stays. */
  deleting: { records: number } | null
  intacct: Side
  magento: Side
  /** Entities that came with a newer version of Causeway and have no process here yet. */
  missing: { entity: string; title: string }[]
  processes: { id: string; title: string; enabled: boolean; scheduled: boolean }[]
}
