'use client'
import { fieldsInForce, type ConnectionForm } from '@causeway/sync/connections'
import { Field } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { Select } from '#ui/select.tsx'
import { SecretInput } from './secret-input.tsx'

export interface ConnectionDraft {
  name: string
  values: Record<string, string>
  /** Null keeps what is stored. */
  secrets: Record<string, string | null>
  maxInFlight: string
  monthlyCap: string
}

/** The fields of a system's sign-in, as its form describes them. */
export function ConnectionFields({ form, draft, onChange, errors, saved, secretSetAt, disabled }: {
  form: ConnectionForm; draft: ConnectionDraft; onChange: (draft: ConnectionDraft) => void; errors: Record<string, string>
  saved: Record<string, string>; secretSetAt: Record<string, string>; disabled: boolean
}) {
  return fieldsInForce(form, draft.values).map((field) => {
    const { name, label, help, placeholder, options } = field
    const value = draft.values[name] ?? ''
    const set = (next: string) => onChange({ ...draft, values: { ...draft.values, [name]: next } })
    const secret = draft.secrets[name] ?? null
    return (
      <div key={name} id={`field-${name}`} className="scroll-mt-24">
        <Field label={label} help={help} error={errors[name]} required={field.required ?? false} optional={!field.required}
          changed={field.secret ? secret !== null && secret !== '' && secretSetAt[name] !== undefined : Object.keys(saved).length > 0 && value !== (saved[name] ?? '')}>
          {field.secret
            ? <SecretInput label={label} value={secret} setAt={secretSetAt[name]} disabled={disabled} onChange={(next) => onChange({ ...draft, secrets: { ...draft.secrets, [name]: next } })} />
            : options
              ? <Select value={value} onChange={set} options={options} disabled={disabled} />
              : <Input value={value} onChange={(event) => set(event.target.value)} placeholder={placeholder} autoComplete="off" spellCheck={false} disabled={disabled} mono={name === form.addressField} />}
        </Field>
      </div>
    )
  })
}
