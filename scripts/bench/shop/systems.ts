// The sandbox as a process of its own, whose books can be changed as a whole: `process.send` takes what to change, and answers what was changed.
import { createSandbox, type SandboxOptions } from '../../../apps/sandbox/src/index.ts'

const sandbox = await createSandbox({ sizes: JSON.parse(process.argv[2] ?? '{}') as SandboxOptions['sizes'] })
const stamp = (time: Date) => `${String(time.getUTCMonth() + 1).padStart(2, '0')}/${String(time.getUTCDate()).padStart(2, '0')}/${time.getUTCFullYear()} ${time.toISOString().slice(11, 19)}`

/** Every row of an object gets another value in one field, as if somebody had just entered it. */
function changeAll(object: string, field: string, change: (value: number) => string): number {
  const { books } = sandbox.intacct
  const rows = [...books.table(object).byNumber.all]
  const at = stamp(new Date())
  for (const row of rows) if (row[field]) books.table(object).change(row.RECORDNO ?? '', { [field]: change(Number(row[field])), WHENMODIFIED: at })
  return rows.length
}

const orders: Record<string, () => unknown> = {
  prices: () => changeAll('ITEM', 'BASEPRICE', (price) => (price * 1.03 + 0.01).toFixed(2)),
  stock: () => changeAll('ITEMWAREHOUSEINFO', 'ONHAND', (quantity) => String(quantity + 1)),
  skus: () => sandbox.magento.products.list().map(({ sku }) => sku),
}
process.on('message', (what: string) => { process.send?.({ answer: orders[what]?.() ?? null }) })
process.send?.({ answer: sandbox.url })
