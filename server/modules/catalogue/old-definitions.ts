/** Of a row `i` of `catalogue.items`: what the item of each of its parts bears on, by the item. Null where it has none. */
export const bearingsOfParts = `(
  select jsonb_object_agg(p.code, coalesce(p.definition -> 'bearsOn', '[]'))
  from jsonb_array_elements(i.definition -> 'parts') part
  join catalogue.items p
    on p.region = i.region
    and p.code = part ->> 'item'
    and p.revision = (part ->> 'revision')::int)`

/**
 * The definition of an item as it was published, in the shape of today. A revision stays as it is for its cases, so what is no longer offered is
 * read as what it came to: a material that was to show who applies (`identity-needed`) was shown as any other, as page images. What it did not say
 * yet is read from where it stands: a part bears on what its item bears on.
 *
 * @param bearings what the item of each part bears on, by the item
 */
export function inTodaysShape(definition: unknown, bearings: unknown): unknown {
  const { materials, parts } = definition as { materials?: unknown; parts?: unknown }
  if (!Array.isArray(materials)) return definition
  const today = { ...(definition as object), materials: materials.map(materialToday) }
  const known = bearings as Record<string, unknown> | null
  return Array.isArray(parts) && known ? { ...today, parts: parts.map((part) => partToday(part, known)) } : today
}

function materialToday({ sightReason: _reason, ...material }: Record<string, unknown>): unknown {
  return material['sight'] === 'identity-needed' ? { ...material, sight: 'blind' } : material
}

const partToday = (part: Record<string, unknown>, bearings: Record<string, unknown>): unknown => ({
  bearsOn: bearings[part['item'] as string] ?? [],
  ...part,
})
