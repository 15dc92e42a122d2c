/** "Sync sales order invoices from Sage Intacct to Magento" → "Sales order invoices", for menus. */
export function processName(title: string): string {
  const short = title.replace(/^sync /i, '').replace(/ from .*$/i, '')
  return short.charAt(0).toUpperCase() + short.slice(1)
}
