import type { Services } from '../service.ts'
import { search, searchAnswer, type Column } from '../tables/search.ts'
import type { MagentoState } from '../state.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, Problem, required } from '../web-api/problem.ts'
import { operationStatus, type BulkRow, type Operation } from './bulk.ts'
import { consumeSoon } from './consume.ts'

export const bulkServices: Services = {
  'GET /V1/bulk/:bulkUuid/detailed-status': ({ bulkUuid }, { state }) => {
    const row = existing(state, bulkUuid)
    return { operations_list: state.bulks.operationsOf(row.uuid).map((one) => writeOperation(one, row)), ...writeBulk(row) }
  },
  'GET /V1/bulk/:bulkUuid/status': ({ bulkUuid }, { state }) => {
    const row = existing(state, bulkUuid)
    const list = state.bulks.operationsOf(row.uuid).map(({ number, status, message, errorCode }) => ({ id: number, status, result_message: message, error_code: errorCode }))
    return { operations_list: list, ...writeBulk(row) }
  },
  'GET /V1/bulk/:bulkUuid/operation-status/:status': ({ bulkUuid, status }, { state }) => {
    const row = existing(state, bulkUuid)
    return state.bulks.operationsOf(row.uuid).filter((one) => one.status === status).length
  },
  'GET /V1/bulk': ({ searchCriteria }, { state }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(state.bulks.tables.operation, searchCriteria, { column: operationColumn })
    return searchAnswer(rows.map((one) => {
      const row = existing(state, one.bulk)
      return { extension_attributes: { start_time: row.started }, ...writeOperation(one, row) }
    }), searchCriteria, total)
  },
}

function existing(state: MagentoState, uuid: unknown): BulkRow {
  // Consumers that were switched on again find what is still open.
  consumeSoon(state)
  const row = state.bulks.tables.bulk.first('uuid', String(uuid))
  if (!row) throw new Problem(404, 'Bulk uuid %bulkUuid not exist', { bulkUuid: uuid })
  return row
}

const writeBulk = ({ uuid, topic, started, userType, userId, operations }: BulkRow) => (
  { user_type: userType, bulk_id: uuid, description: `Topic ${topic}`, start_time: started, user_id: userId, operation_count: operations })

/** What was sent is forgotten once it is done (recorded exchange 506). */
function writeOperation({ number, bulk, body, scope, status, message, errorCode, result }: Operation, { topic }: BulkRow): Record<string, unknown> {
  const sent = JSON.stringify({ entity_id: null, entity_link: '', meta_information: JSON.stringify(body), store_id: String(scope.storeId) })
  return {
    id: number, bulk_uuid: bulk, topic_name: topic, serialized_data: status === operationStatus.complete ? null : sent, result_serialized_data: result, status, result_message: message, error_code: errorCode,
  }
}

function operationColumn(field: string): Column<Operation> {
  switch (field) {
    case 'id': case 'operation_key': return { read: ({ number }) => number, kind: 'number' }
    case 'bulk_uuid': return { read: ({ bulk }) => bulk, index: 'bulk' }
    case 'status': return { read: ({ status }) => status, kind: 'number' }
    case 'error_code': return { read: ({ errorCode }) => errorCode, kind: 'number' }
    case 'result_message': return { read: ({ message }) => message }
  }
  throw hiddenProblem()
}
