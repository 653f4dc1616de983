/**
 * The definition of an item as it was published, in the shape of today. A revision stays as it is for its cases, so what is no longer offered is
 * read as what it came to: a material that was to show who applies (`identity-needed`) was shown as any other, as page images.
 */
export function inTodaysShape(definition: unknown): unknown {
  const { materials } = definition as { materials?: unknown }
  return Array.isArray(materials) ? { ...(definition as object), materials: materials.map(materialToday) } : definition
}

function materialToday({ sightReason: _reason, ...material }: Record<string, unknown>): unknown {
  return material['sight'] === 'identity-needed' ? { ...material, sight: 'blind' } : material
}
