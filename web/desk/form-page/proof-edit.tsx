import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { Material } from '#contracts/item.ts'
import { withMaybe } from '#web/questions/edit/NumberEdit.tsx'
import { Field } from '../parts/field.tsx'
import { materialWords as words } from './copy.ts'

type Props = { material: Material; materials: readonly Material[]; onMaterial: (material: Material) => void }

/** 证明材料: who certifies it, whether they can find out, and what says the same already. Asked of what is a proof by its name. */
export function ProofEdit({ material, materials, onMaterial }: Props) {
  const { proof } = material
  // While one name is emptied to type another, what was answered beside it waits.
  const [before, setBefore] = useState(proof)
  if (!proof && !before && !material.name.includes('证明')) return null
  const set = (change: Partial<NonNullable<Material['proof']>>) =>
    onMaterial({
      ...material,
      proof: { issuer: '', canInvestigate: false, coveredBy: [], ...(proof ?? before), ...change },
    })
  const clear = () => {
    setBefore(proof)
    onMaterial(withMaybe(material, 'proof', undefined))
  }
  return (
    <>
      <Field label={words.issuer} hint={words.issuerHint}>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            value={proof?.issuer ?? ''}
            onChange={({ target: { value } }) => (value === '' ? clear() : set({ issuer: value }))}
          />
        )}
      </Field>
      {proof && (
        <>
          <Checkbox checked={proof.canInvestigate} onChange={(event) => set({ canInvestigate: event.target.checked })}>
            {words.canInvestigate}
          </Checkbox>
          <Field label={words.coveredBy} hint={words.coveredByHint} required={false}>
            {(control) => (
              <Select
                {...control}
                mode="multiple"
                value={proof.coveredBy}
                options={materials
                  .filter(({ key }) => key !== material.key)
                  .map(({ key, name }) => ({ value: key, label: name }))}
                onChange={(coveredBy) => set({ coveredBy })}
              />
            )}
          </Field>
        </>
      )}
    </>
  )
}
