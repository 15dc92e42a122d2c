import type { Metadata } from 'next'
import type { MappingOverrides } from '@causeway/sync/mapping'
import { MappingEditor } from '#features/mapping/mapping-editor.tsx'
import { directoriesOf } from '#features/process/server/directories.ts'
import { processPage } from '#features/process/server/process-page.ts'
import { causeToMend } from '#features/records/server/cause-to-mend.ts'
import { directoryChoices } from '#features/settings/directory-choices.ts'

export const metadata: Metadata = { title: 'Mapping' }

export default async function MappingPage({ params, searchParams }: {
  params: Promise<{ tenant: string; processId: string }>; searchParams: Promise<{ add?: string; value?: string; code?: string; cause?: string }>
}) {
  const here = await processPage(params)
  const { add, value, ...failed } = await searchParams
  const { tenant, member, db, process, entity } = here
  const directories = directoriesOf(tenant.slug, here)
  const listOf = (list: string) => (directories[entity.source.system].lists[list] ? directoryChoices(directories, { system: entity.source.system, list }) : [])
  const target = directories[entity.target.system]
  const attributeList = `${entity.target.object}Attributes`
  const neverTested = Object.keys(target.lists).length === 0
  return (
    <MappingEditor tenant={tenant.slug} processId={process.id} targets={entity.mapping} overrides={process.mapping as unknown as MappingOverrides} version={process.version}
      fields={listOf(`fields.${entity.source.object}`)}
      attributes={target.lists[attributeList] || neverTested ? directoryChoices(directories, { system: entity.target.system, list: attributeList }) : null}
      attributesKnown={target.lists[attributeList] !== undefined} shop={{ name: target.name, href: target.href }} mayEdit={member.may('configure')}
      words={{ one: entity.source.one, many: entity.source.many, keyLabel: entity.source.keyLabel, targetMany: entity.target.many, readsAll: entity.readsAll ?? false }}
      add={add ? { target: add, value: value ?? null, cause: member.may('clear') ? await causeToMend(db, process, entity, failed) : null } : null} />
  )
}
