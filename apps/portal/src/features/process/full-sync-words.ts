/** What a full sync does, before somebody starts one. `readsAll`: an ordinary run of the process reads all of the source, too. */
export const fullSyncWords = (sourceMany: string, readsAll: boolean): string => (readsAll
  ? `Every run reads all ${sourceMany}. A full sync also compares each with the shop: what somebody changed there is put right, what is the same stays untouched.`
  : `A full sync reads every one of the ${sourceMany} instead of what changed since the last run, and compares each with the shop: what somebody changed there is put right, what is the same stays untouched. It costs one Sage Intacct call for up to 2,000 records.`)
