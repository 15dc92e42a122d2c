import type { EntityModule } from '../entity.ts'
import { entityNamed } from './registry.ts'

/**
 * An entity at work, by the name of its folder. Only the worker loads connectors; the portal reads definitions.
 * Throws when there is no such entity.
 */
export async function entityModule(name: string): Promise<EntityModule<unknown>> {
  const definition = entityNamed(name)
  if (!definition) throw new Error(`There is no entity named "${name}". Entities are listed in entities/registry.ts.`)
  const loaded = await import(`./${definition.name}/connector.ts`) as { default: EntityModule<unknown> }
  return loaded.default
}
