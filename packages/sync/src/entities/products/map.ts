import type { Mapped, SourceRow } from '../../entity.ts'
import type { Failure } from '../../failure.ts'
import type { MappedValues, SourceRecord } from '../../mapping.ts'
import { whyFilteredOut } from '../../source-filters.ts'
import { notActive } from '../activity.ts'
import { attributeValue, type AttributeKind } from './attribute-values.ts'
import type { Draft, ProductDraft } from './draft.ts'
import type { ShopFacts } from './facts.ts'
import { failProduct } from './failures.ts'
import { listPriceField } from './list-price.ts'
import { isKit, type ProductSettings } from './settings.ts'
import { urlKeyOf } from '../url-key.ts'

const attributePrefix = 'custom_attributes.'
/** Magento's limit (recorded exchange 334). */
const longestSku = 64
const longestName = 255
/** Magento's decimal(20,6); prices are compared in these. */
const priceDecimals = 6
/** Its decimal(12,4). */
const weightDecimals = 4
const withoutThousands = (text: string) => text.replace(/,(?=\d{3}(\D|$))/g, '')

/** The shop compares SKUs without case and without outer spaces (recorded exchanges 333, 340). */
export const skuClaim = (sku: string) => `sku:${sku.toLowerCase()}`
export const skuOfClaim = (claim: string) => claim.replace(/^sku:/, '')

/** Characters beyond the basic plane become "????" in Magento's three-byte columns (recorded exchange 485). */
const beyondThreeBytes = /[\u{10000}-\u{10FFFF}]/gu

/** An Intacct item as a Magento product, or why not. Pure. `categoryId`: of its product line; undefined while there is none. */
export function mapProduct(row: SourceRow, values: MappedValues, settings: ProductSettings, shop: ShopFacts, categoryId: string | undefined): Mapped<Draft> {
  const { key, source } = row
  const subject = `Item ${key}`
  const failed = (failure: Failure): Mapped<Draft> => ({ kind: 'failure', failure })
  const reason = whyNotSent(source, settings)
  if (reason) return { kind: 'skip', reason }

  const sku = (values.sku ?? key).trim()
  const activity = notActive(source.STATUS, settings.nonPosting)
  if (activity) return { kind: 'draft', claims: [], draft: { kind: 'inactive', sku, ...(activity === 'non-posting' ? { nonPosting: true } : {}) } }
  if (!sku) return failed(failProduct('SKU_MISSING', subject, { key, field: 'the mapped field' }))
  if (Array.from(sku).length > longestSku) return failed(failProduct('SKU_TOO_LONG', subject, { key, sku, length: Array.from(sku).length }))
  if (/[\p{Cc}]/u.test(sku) || sku.replace(beyondThreeBytes, '') !== sku) return failed(failProduct('SKU_CHARACTERS', subject, { key, sku }))

  const warnings: string[] = []
  const name = fitName(values.name ?? '', warnings)
  if (!name) return failed(failProduct('NAME_MISSING', subject, { key }))

  const price = priceOf(source, values, settings)
  if ('missing' in price) return failed(failProduct('PRICE_MISSING', subject, { key, list: settings.price === 'price-list' ? settings.priceList : '' }))
  if ('invalid' in price) return failed(failProduct('PRICE_INVALID', subject, { key, price: price.invalid }))

  const taxClassId = taxClassOf(source, settings)
  if (taxClassId !== 0 && !shop.taxClasses.has(taxClassId)) return failed(failProduct('TAX_CLASS_UNKNOWN', subject, { id: String(taxClassId) }))

  const attributes = attributesOf(values, shop, subject)
  if ('code' in attributes) return failed(attributes)

  const family = source.PRODUCTLINEID?.trim() ?? ''
  if (family && categoryId === undefined && settings.family !== 'without') {
    const failure = failProduct('FAMILY_MISSING', subject, { family })
    return settings.family === 'fail' ? failed(failure) : { kind: 'wait', reason: `Waits for the category of product line ${family}.`, failure, waitsFor: `product-families:${family}` }
  }

  const draft: ProductDraft = {
    kind: 'product', sku, name, price: price.amount, weight: weightOf(values.weight ?? '', warnings), taxClassId, categoryId: categoryId ?? null,
    customAttributes: attributes.values, attributeKinds: attributes.kinds, urlKey: urlKeyOf(attributes.values.url_key || name),
  }
  return { kind: 'draft', draft, claims: [skuClaim(sku)], warnings }
}

/** Why an item is not sent, as a sentence; null when it is. */
function whyNotSent(source: SourceRecord, settings: ProductSettings): string | null {
  const type = source.ITEMTYPE ?? ''
  if (/purchase only/i.test(type)) return 'It is for purchasing only.'
  if (isKit(type)) {
    if (settings.kits === 'skip') return 'It is a kit, and the settings leave kits out.'
  } else if (!settings.itemTypes.some((one) => one === type)) return `Its type “${type}” is not among those that are sent.`
  if (settings.productLines.length && !settings.productLines.includes(source.PRODUCTLINEID ?? '')) {
    return source.PRODUCTLINEID ? `Its product line “${source.PRODUCTLINEID}” is not among those that are sent.` : 'It has no product line, and only some are sent.'
  }
  return whyFilteredOut(source, settings.filters)
}

function fitName(text: string, warnings: string[]): string {
  const clean = text.replace(beyondThreeBytes, '').replace(/\s+/g, ' ').trim()
  if (clean !== text.replace(/\s+/g, ' ').trim()) warnings.push('The name has characters, such as emoji, that the shop would turn into question marks; they were left out.')
  const short = Array.from(clean).slice(0, longestName).join('').trim()
  if (short !== clean) warnings.push(`The name is longer than ${longestName} characters; the shop holds its beginning.`)
  return short
}

type PriceVerdict = { amount: number } | { missing: true } | { invalid: string }

function priceOf(source: SourceRecord, values: MappedValues, settings: ProductSettings): PriceVerdict {
  const base = (values.price ?? source.BASEPRICE ?? '').trim()
  const chosen = settings.price === 'price-list' ? source[listPriceField] ?? '' : base
  const text = chosen || (settings.noPrice === 'base-price' ? base : settings.noPrice === 'zero' ? '0' : '')
  if (!text) return { missing: true }
  const amount = Number(withoutThousands(text))
  return Number.isFinite(amount) && amount >= 0 ? { amount: Number(amount.toFixed(priceDecimals)) } : { invalid: text }
}

function taxClassOf(source: SourceRecord, settings: ProductSettings): number {
  const group = source['TAXGROUP.NAME'] ?? ''
  const mapped = group ? settings.taxClassByGroup[group] : undefined
  return mapped ?? (source.TAXABLE === 'false' ? settings.exemptClassId : settings.taxableClassId)
}

function weightOf(text: string, warnings: string[]): number | null {
  if (!text.trim()) return null
  const weight = Number(withoutThousands(text.trim()))
  if (Number.isFinite(weight) && weight >= 0) return Number(weight.toFixed(weightDecimals))
  warnings.push(`“${text}” is no weight; the product was sent without one.`)
  return null
}

/** Values as the shop keeps them; an attribute, an option or a form that it does not know is a failure, since the shop would be silent (recorded exchanges 327, 450). */
function attributesOf(values: MappedValues, shop: ShopFacts, subject: string): ShopValues | Failure {
  const stored: ShopValues = { values: {}, kinds: {} }
  for (const [field, text] of Object.entries(values)) {
    if (!field.startsWith(attributePrefix)) continue
    const attribute = field.slice(attributePrefix.length)
    const facts = shop.attributes.get(attribute)
    if (facts === undefined) return failProduct('ATTRIBUTE_UNKNOWN', subject, { attribute })
    const verdict = attributeValue(text, facts)
    if ('unknownOption' in verdict) return failProduct('OPTION_UNKNOWN', subject, { attribute, value: verdict.unknownOption })
    if ('not' in verdict) return failProduct('ATTRIBUTE_VALUE', subject, { attribute, value: text, wanted: verdict.not })
    stored.values[attribute] = verdict.value
    if (facts.kind !== 'text') stored.kinds[attribute] = facts.kind
  }
  return stored
}

interface ShopValues { values: Record<string, string>; kinds: Record<string, AttributeKind> }
