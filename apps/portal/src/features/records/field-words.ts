const known: Record<string, string> = {
  email: 'e-mail', firstname: 'first name', lastname: 'last name', middlename: 'middle name', taxvat: 'tax/VAT number', postcode: 'postal code',
  sku: 'SKU', url_key: 'URL key', qty: 'quantity', group_id: 'group', parent_id: 'parent category', tax_class_id: 'tax class', is_active: 'active', items: 'line',
}
/** Say where Magento keeps a value, and nothing of what it is. */
const silent = new Set(['custom_attributes', 'extension_attributes'])

/** "address.street" → "Address › street", "custom_attributes.url_key" → "URL key": a field of the shop, as people call it. What is a value itself, such as a SKU, stays. Pure. */
export function fieldWords(field: string): string {
  const parts = field.split('.').filter((part) => !silent.has(part))
  const text = parts.map((part) => known[part] ?? (isName(part) ? part.replaceAll('_', ' ').trim() : part)).join(' › ')
  return isName(parts[0] ?? '') ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

const isName = (part: string) => /^[a-z_]+$/.test(part)
